import { checkEnvelope, type Codes, type Envelope, type Problem, type Rows } from "../envelopes/problem";
import { assertKnownNames, ConfigurationError, wrongOption } from "../errors/configuration-error";
import { type HttpError, isErrorStatus, STATUS_BRAND } from "../errors/http-error";
import { baseProfile } from "../profiles/documented-profiles";
import { describeCode, findCode, statusesOf } from "../profiles/codes";
import { assertNoProfile, type CodeOf, isProfile, type Profile } from "../profiles/profile";
import { planResponses } from "../response/build-response";
import { readString } from "../untrusted";

/**
 * What {@link errorResponse} takes in addition to the class.
 *
 * @example
 * ```ts
 * const expected: ExpectedError = { profile: kmsProfile, code: "KMS.0207" };
 * await request(app).get("/keys/1").expect(errorResponse(NotFound, expected));
 * ```
 */
export interface ExpectedError<Catalogue extends Codes | undefined = Codes | undefined> {
  /**
   * The profile that should have answered, e.g. `kmsProfile`.
   *
   * @default baseProfile
   */
  profile?: Profile<Rows, Catalogue> | undefined;
  /**
   * The envelope of the body, e.g. `flatErrorCode()`.
   *
   * @default the profile's
   */
  envelope?: Envelope | undefined;
  /**
   * The code of the body, e.g. `"KMS.0207"`; one of its catalogue if the profile has one.
   *
   * @default any, or none
   */
  code?: (Catalogue extends Codes ? CodeOf<Catalogue> : string | number) | undefined;
  /**
   * The detail that the body must have, e.g. `"No key has the id 1."`.
   *
   * @default any
   */
  detail?: string | undefined;
}

/**
 * An error class of one status, whatever its constructor takes.
 *
 * @example
 * ```ts
 * const missing: TestedClass[] = [NotFound, kmsProfile.errors.NotFound];
 * ```
 */
export type TestedClass = abstract new (...given: never) => HttpError;

/**
 * The parts of a response that are checked; those of supertest and superagent have all of them.
 *
 * @example
 * ```ts
 * const answer = await fetch("http://localhost:3000/keys/7");
 * const response: TestedResponse = {
 *   status: answer.status,
 *   text: await answer.text(),
 *   headers: Object.fromEntries(answer.headers),
 * };
 * errorResponse(NotFound)(response);
 * ```
 */
export interface TestedResponse {
  /** The status of its status line. */
  readonly status: number;
  /** Its body, as it came. */
  readonly text: string;
  /** Its headers by their names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Node's own response, which knows the phrase of the status line; without it the phrase is not looked at. */
  readonly res?: { readonly statusMessage?: string | undefined };
  /** The request that it answers; the body of a `HEAD` response is not checked. */
  readonly req?: { readonly method?: string | undefined };
}

/**
 * A check for `expect` of supertest: the response is the error that a profile answers where one of this class,
 * or of this status, was thrown. It looks at status, phrase, media type and the members of the body.
 *
 * @throws ConfigurationError for an unknown option, for what is not a class of one status, for a status that the
 * profile neither lists nor names a fallback for, for a code that it does not send with that status, and if it is used
 * without its `()`.
 * @throws Error from the check, with each difference in a line, if the response is another.
 *
 * @example
 * ```ts
 * await request(app).get("/keys/1").expect(errorResponse(NotFound, { profile: kmsProfile, code: "KMS.0207" }));
 * ```
 */
export function errorResponse<Catalogue extends Codes | undefined = undefined>(
  expected: TestedClass | number,
  options: ExpectedError<Catalogue> = {},
): (response: TestedResponse) => void {
  assertNoProfile("errorResponse", options);
  assertKnownNames("errorResponse", options, ["profile", "envelope", "code", "detail"]);
  const profile: Profile = options.profile ?? baseProfile;
  if (!isProfile(profile)) throw wrongOption("errorResponse", 'a profile as "profile"', profile);
  const { envelope = profile.envelope, code, detail } = options;
  checkEnvelope("errorResponse", envelope);
  const plan = planResponses({ profile, envelope });
  const expectedStatus = statusOf(expected);
  const { status, reason, phrase } = plan.rowOf(expectedStatus);
  if (status !== expectedStatus && !plan.isNamedFallback(expectedStatus)) {
    throw new ConfigurationError(
      "wrong-option",
      `errorResponse expects a ${String(expectedStatus)}, but the profile "${profile.name}" does not list it and answers ${String(status)}. Expect that, or use a profile that lists it, such as standardProfile.`,
    );
  }
  if (code !== undefined) assertSent(profile, status, code);
  const bodies = SAMPLES.filter((sample) => sample.code !== undefined || !envelope.requiresCode).map(
    (sample) => {
      const given = { ...sample, detail: detail ?? sample.detail, code: code ?? sample.code };
      return parse(JSON.stringify(envelope.body({ status, reason, ...given })));
    },
  );
  const body = inCommon(bodies);
  return function errorResponse(response) {
    const found = [
      ...difference("status", status, response.status),
      ...difference("phrase", phrase, response.res?.statusMessage ?? phrase),
      ...difference(
        "media type",
        mediaTypeOf(envelope.mediaType),
        mediaTypeOf(response.headers["content-type"]),
      ),
      // A response to HEAD has none.
      ...(response.req?.method === "HEAD" ? [] : differences("body", body, parse(response.text))),
    ];
    if (found.length === 0) return;
    throw new Error(
      `The response is not the ${String(status)} of the profile "${profile.name}":\n${found.join("\n")}`,
    );
  };
}

function statusOf(expected: TestedClass | number): number {
  const status: unknown = typeof expected === "function" ? Reflect.get(expected, STATUS_BRAND) : expected;
  if (isErrorStatus(status)) return status;
  if (readString(expected, "text") !== undefined) {
    throw new ConfigurationError(
      "missing-call",
      "errorResponse was used as a check itself. Write .expect(errorResponse(NotFound)).",
    );
  }
  throw wrongOption("errorResponse", "an error class of one status, or a status from 400 to 599", expected);
}

/** Refuses a code that the profile never sends with that status, so that the test of it could not succeed. */
function assertSent({ name, codes }: Profile, status: number, code: string | number): void {
  if (codes === undefined) return;
  const documented = findCode(codes, code);
  if (documented !== undefined && statusesOf(documented).includes(status)) return;
  throw new ConfigurationError(
    "unknown-code",
    `errorResponse expects the code ${describeCode(code)}, which the profile "${name}" does not have for ${String(status)}.`,
  );
}

/** Without its parameters. */
function mediaTypeOf(value: unknown): unknown {
  return typeof value === "string" ? value.split(";")[0] : value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * What an envelope is given for what is not known: what its bodies have in common does not depend on that. They begin and
 * end with different characters, and the codes can be read as numbers. The third differs from the first only by its code.
 */
const SAMPLES: readonly Omit<Problem, "status" | "reason">[] = [
  { detail: "One text", type: "about:blank", code: "1234" },
  {
    detail: "any other sentence.",
    type: "https://example.com/problems/other",
    code: "1234",
    requestId: "8f",
    instance: "/keys",
    extensions: { more: true },
  },
  { detail: "One text", type: "about:blank", code: "567890" },
  { detail: "One text", type: "about:blank", code: undefined },
];

/** In an expected body: a text of which only the start and the end are known. */
export class AnyText {
  readonly start: string;
  readonly end: string;
  /** Whether it depends on the code, which can be a number. */
  readonly isCode: boolean;
  readonly canBeAbsent: boolean;

  constructor(start: string, end: string, isCode: boolean, canBeAbsent = false) {
    this.start = start;
    this.end = end;
    this.isCode = isCode;
    this.canBeAbsent = canBeAbsent;
  }

  accepts(received: unknown): boolean {
    if (received === undefined) return this.canBeAbsent;
    if (typeof received === "number" && this.isCode) return this.accepts(String(received));
    if (typeof received !== "string" || received.length < this.start.length + this.end.length) return false;
    return received.startsWith(this.start) && received.endsWith(this.end);
  }

  toJSON(): string {
    return `${this.start}…${this.end}`;
  }
}

/** In an expected body: anything, or nothing. */
const ANYTHING = Symbol("anything");

/** What the same value of several bodies has in common: all of it, its members, the ends of a text, or nothing. */
function inCommon(values: readonly unknown[]): unknown {
  const [first, , otherCode] = values;
  if (values.every((value) => Object.is(value, first))) return first;
  const present = values.filter((value) => value !== undefined);
  if (present.every((value) => typeof value === "string") && new Set(present).size > 1) {
    const canBeAbsent = present.length < values.length;
    return new AnyText(commonStart(present), commonEnd(present), first !== otherCode, canBeAbsent);
  }
  if (!values.every((value) => typeof value === "object" && value !== null)) return ANYTHING;
  const bodies = values as readonly Readonly<Record<string, unknown>>[];
  const members = Object.keys(first as object).map((name): [string, unknown] => [
    name,
    inCommon(bodies.map((body) => body[name])),
  ]);
  return Object.fromEntries(members.filter(([, value]) => value !== ANYTHING));
}

/** The texts are not all the same, so that both loops end. */
function commonStart(texts: readonly string[]): string {
  const first = String(texts[0]);
  let length = 0;
  while (texts.every((text) => text[length] === first[length])) length += 1;
  return first.slice(0, length);
}

function commonEnd(texts: readonly string[]): string {
  const first = String(texts[0]);
  let length = 0;
  while (texts.every((text) => text.at(-1 - length) === first.at(-1 - length))) length += 1;
  return first.slice(first.length - length);
}

/** A line for each member of `expected` that is different in `received`. Further members of it are ignored. */
export function differences(path: string, expected: unknown, received: unknown): string[] {
  const isLeaf = typeof expected !== "object" || expected === null || expected instanceof AnyText;
  if (isLeaf || typeof received !== "object" || received === null) {
    return difference(path, expected, received);
  }
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(`${path}.${name}`, value, (received as Record<string, unknown>)[name]),
  );
}

/** One line if the two values differ, else none. */
export function difference(path: string, expected: unknown, received: unknown): string[] {
  const isSame = expected instanceof AnyText ? expected.accepts(received) : Object.is(expected, received);
  return isSame ? [] : [`  ${path}: expected ${inWords(expected)}, received ${inWords(received)}`];
}

function inWords(value: unknown): string {
  if (value === undefined) return "nothing";
  const json = JSON.stringify(value);
  if (!(value instanceof AnyText)) return json;
  return value.start + value.end === "" ? "any text" : `a text like ${json}`;
}
