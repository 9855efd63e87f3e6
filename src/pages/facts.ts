import type { DocumentedCode, Envelope } from "../envelopes/problem";
import { ConfigurationError } from "../errors/configuration-error";
import { HttpError } from "../errors/http-error";
import { describeError } from "../express/describe-error";
import { completeOptions } from "../express/options";
import type { RequestIdOption } from "../express/request";
import { describeCode, statusesOf, writtenCode } from "../profiles/codes";
import { typeEnding } from "../profiles/problem-type";
import type { Profile } from "../profiles/profile";

/** An answer as the handler sends it. */
export interface Sample {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
}

/** What is published about a row. */
export interface RowFacts {
  /** Where its page is below the base of all pages. */
  readonly path: string;
  readonly status: number;
  readonly reason: string;
  readonly meaning: string;
  /** The code of its errors that bring none. */
  readonly code: string | undefined;
  /** A row of success has none. */
  readonly sample: Sample | undefined;
}

/** What is published about a code. */
export interface CodeFacts {
  readonly path: string;
  readonly code: string;
  readonly statuses: readonly number[];
  readonly meaning: string;
  readonly remedy: string | undefined;
  readonly href: string | undefined;
  /** One for each of its statuses. */
  readonly samples: readonly Sample[];
}

/** What is published about a profile. */
export interface Facts {
  readonly rows: readonly RowFacts[];
  readonly codes: readonly CodeFacts[];
}

/** What the answers of the handler depend on. */
export interface HandlerOptions {
  readonly envelope?: Envelope | undefined;
  readonly requestId?: RequestIdOption | undefined;
  readonly challenge?: string | readonly string[] | undefined;
}

/** The id of the request in the samples. */
const SAMPLE_REQUEST_ID = "4f6c0b1e-6f1c-4b1f-9d0b-1c6a0f1f7a55";

/**
 * What is published about a profile, with the answers of a handler.
 *
 * @param base - What the problem types begin with.
 * @throws ConfigurationError for a wrong option, or a code that no address can have.
 */
export function factsOf(
  subject: string,
  profile: Profile,
  base: string | undefined,
  { envelope, requestId, challenge }: HandlerOptions,
): Facts {
  const settings = completeOptions({ profile, envelope, typeBase: base, requestId, challenge }, subject);
  const context = requestId === false ? {} : { requestId: SAMPLE_REQUEST_ID };
  const sampleOf = (status: number, code?: string | number): Sample => {
    const described = describeError(new HttpError(status, undefined, { code }), context, settings);
    const headers = { ...described.headers };
    // The body is printed in lines.
    delete headers["Content-Length"];
    return {
      status,
      reason: described.reason,
      headers,
      body: JSON.parse(described.body),
    };
  };
  const { rows } = profile;
  return {
    rows: Object.entries(rows).map(([key, { reason, meaning, code }]) => {
      const status = Number(key);
      return {
        path: typeEnding(rows, { status, reason }),
        status,
        reason,
        meaning,
        code: code === undefined ? undefined : String(code),
        sample: status < 400 ? undefined : sampleOf(status),
      };
    }),
    codes: [...codesOf(profile)].map(([code, documented]) => {
      const { meaning, remedy, href } = documented;
      const statuses = statusesOf(documented);
      // Without a catalogue it is the code of these rows.
      const sent = profile.codes && writtenCode(code);
      const samples = statuses.map((status) => sampleOf(status, sent));
      return { path: pathOfCode(subject, code), code, statuses, meaning, remedy, href, samples };
    }),
  };
}

/** The codes of the catalogue, or those of the rows if there is no catalogue. */
function codesOf({ rows, codes }: Profile): ReadonlyMap<string, DocumentedCode> {
  if (codes !== undefined) return new Map(Object.entries(codes));
  const ofRows = new Map<string, DocumentedCode>();
  for (const [status, { code, meaning }] of Object.entries(rows)) {
    if (code === undefined || Number(status) < 400) continue;
    const known = ofRows.get(String(code));
    const statuses = known === undefined ? [] : statusesOf(known);
    ofRows.set(String(code), { meaning, ...known, status: [...statuses, Number(status)] });
  }
  return ofRows;
}

/** Browsers resolve a segment of dots (RFC 3986 section 5.2.4), and half a character has no percent-encoding. */
function pathOfCode(subject: string, code: string): string {
  if (!/^\.{1,2}$|\p{Cs}/u.test(code)) return `codes/${encodeURIComponent(code)}`;
  throw new ConfigurationError(
    "wrong-code",
    `${subject} cannot make a page for the code ${describeCode(code)}: it cannot be part of an address. Rename the code.`,
  );
}
