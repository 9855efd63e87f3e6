import type { Envelope } from "../envelopes/envelope";
import { isErrorStatus, STATUS_BRAND } from "../errors/brand";
import { ConfigurationError, assertKnownNames } from "../errors/configuration-error";
import type { HttpError } from "../errors/http-error";
import { baseProfile } from "../profiles/base-profile";
import type { Profile } from "../profiles/profile";
import { prepareAnswers } from "../response/answers";
import { describeValue } from "../values/describe-value";
import { ANY_TEXT, differences, difference } from "./differences";

/** What {@link isError} takes beside the class. */
export interface ExpectedError {
  /**
   * The profile that is to have answered.
   *
   * @default baseProfile
   */
  profile?: Profile | undefined;
  /**
   * The envelope of the body.
   *
   * @default the profile's
   */
  envelope?: Envelope | undefined;
  /** The code that is to be told; any, or none, where it is left out. */
  code?: string | undefined;
  /** The detail that is to be told; any where it is left out. */
  detail?: string | undefined;
}

/** An error class of one status, whatever its constructor takes. */
export type TestedClass = abstract new (...given: never) => HttpError;

/** What is looked at of a response; that of supertest and superagent has all of it. */
export interface TestedResponse {
  /** The status of its status line. */
  readonly status: number;
  /** Its body, as it came. */
  readonly text: string;
  /** Its headers by their names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Node's own response, which knows the phrase of the status line; without it the phrase is not looked at. */
  readonly res?: { readonly statusMessage?: string | undefined };
}

/**
 * A check for `expect` of supertest: the response is the error that a profile answers where one of this class,
 * or of this status, was thrown. It looks at status, phrase, media type and the members of the body.
 *
 * @throws Error from the check, with each difference in a line, where the response is another.
 *
 * @example
 * ```ts
 * await request(app).get("/keys/1").expect(isError(NotFound, { profile: kmsProfile, code: "KMS.0207" }));
 * ```
 */
export function isError(
  expected: TestedClass | number,
  options: ExpectedError = {},
): (response: TestedResponse) => void {
  assertKnownNames("isError", options, ["profile", "envelope", "code", "detail"]);
  const { profile = baseProfile, envelope = profile.envelope, code = ANY_TEXT, detail = ANY_TEXT } = options;
  const { rows } = prepareAnswers({
    profile,
    envelope,
    typeBase: undefined,
    challenge: undefined,
    debug: false,
  });
  const { status, reason } = rows.get(statusOf(expected));
  const body = parse(JSON.stringify(envelope.body({ status, reason, detail, code, type: ANY_TEXT })));
  return function isError(response) {
    const found = [
      ...difference("status", status, response.status),
      ...difference("phrase", reason, response.res?.statusMessage ?? reason),
      ...difference(
        "media type",
        mediaTypeOf(envelope.mediaType),
        mediaTypeOf(response.headers["content-type"]),
      ),
      ...differences("body", body, parse(response.text)),
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
  throw new ConfigurationError(
    "wrong-option",
    `isError takes an error class of one status, or a status from 400 to 599, but received ${describeValue(expected)}.`,
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
