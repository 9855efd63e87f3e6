import { checkEnvelope, type Codes, type Envelope, type Rows } from "../envelopes/problem";
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
  const { envelope = profile.envelope, code = ANY_CODE, detail = ANY_TEXT } = options;
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
  if (code !== ANY_CODE) assertSent(profile, status, code);
  const body = parse(JSON.stringify(envelope.body({ status, reason, detail, code, type: ANY_TEXT })));
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

/** In an expected body: any text; a member with this value may also be absent. */
export const ANY_TEXT = "\u0000any text\u0000";

/** In an expected body: any code, a text or a number; a member with this value may also be absent. */
const ANY_CODE = "\u0000any code\u0000";

/** A line for each member of `expected` that is different in `received`. Further members of it are ignored. */
export function differences(path: string, expected: unknown, received: unknown): string[] {
  if (typeof expected !== "object" || expected === null) return difference(path, expected, received);
  if (typeof received !== "object" || received === null) return difference(path, expected, received);
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(`${path}.${name}`, value, (received as Record<string, unknown>)[name]),
  );
}

/** One line if the two values differ, else none. */
export function difference(path: string, expected: unknown, received: unknown): string[] {
  if (Object.is(expected, received) || isAny(expected, received)) return [];
  return [`  ${path}: expected ${inWords(expected)}, received ${inWords(received)}`];
}

function isAny(expected: unknown, received: unknown): boolean {
  if (expected !== ANY_TEXT && expected !== ANY_CODE) return false;
  const isText = typeof received === "string" || received === undefined;
  return isText || (expected === ANY_CODE && typeof received === "number");
}

function inWords(value: unknown): string {
  const json = value === undefined ? "nothing" : JSON.stringify(value);
  return json
    .replaceAll(JSON.stringify(ANY_TEXT), "any text")
    .replaceAll(JSON.stringify(ANY_CODE), "any code");
}
