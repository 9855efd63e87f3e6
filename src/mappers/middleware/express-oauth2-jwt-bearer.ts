import { readsLikeServerFailure } from "../issues";
import {
  BadRequest,
  builtIn,
  descendsFrom,
  Forbidden,
  HttpError,
  membersOf,
  messageOf,
  textOf,
} from "../mapping";
import { missingToken, refusedToken, TOKEN_DETAILS } from "../tokens/refused-token";

/** How its challenges begin. Applications have classes of these names, too. */
const CHALLENGE = /^(?:Bearer realm="api"|DPoP (?:error|algs)=)/;

/** The sentences of the library and of jose about a token. */
const OF_THE_TOKEN: readonly RegExp[] = [
  /^Unexpected '[^']{1,200}' value$/,
  /^Missing '[^']{1,200}' claim$/,
  /^(?:missing required|unexpected|replicated) "[^"]{1,200}" (?:claim|JWT header)/,
  /^(?:The )?"[^"]{1,200}" (?:claim |\([\w -]{1,40}\) Header Parameter )/,
  /^(?:Extension Header Parameter "|inconsistent use of JWS Unencoded Payload )/,
  /^(?:Invalid|Malformed) (?:Compact JWS|JWT|Token|"(?:cnf|jkt|x5t#S256)" confirmation claim)/,
  /^(?:Compact JWS|Flattened JWS|JWS|JWTs?) /,
  /^Failed to (?:base64url decode|parse the decoded) /,
  /^(?:Token (?:header missing or invalid|issuer is not allowed|missing required)|Unsupported (?:algorithm|"alg"))/,
  // The issuer of the token, if several are allowed.
  /^(?:HTTP issuer URL|Invalid issuer URL: )/,
  /^(?:Invalid Token|signature verification failed|(?:no applicable key|multiple matching keys) found in the JSON Web Key Set)$/,
  /^(?:Multiple confirmation claims|DPoP-bound token requires|Missing access token for DPoP|alg \w{1,20} is not supported)/,
];

const EXPIRED: ReadonlySet<unknown> = new Set([
  '"exp" claim timestamp check failed',
  "Unexpected 'exp' value",
]);
const EARLY = '"nbf" claim timestamp check failed';

/** The sentences about how the token was sent. An empty one is a malformed Authorization header. */
const OF_THE_REQUEST =
  /^(?:$|More than one method|Invalid HTTP method|DPoP proof requires|A client certificate|Client certificate is|Invalid Host|Invalid request URL)/;

/**
 * A key set, or the document that says where it is, could not be fetched. Other failures read like those of a socket.
 */
const OF_KEY_SET =
  /JSON Web Key Set HTTP response|^JSON Web Key Set malformed|authorization server metadata$/;

/**
 * The errors of express-oauth2-jwt-bearer. A failed request for its keys has the class and the status of a refused
 * token, so only known sentences are trusted, and its challenge, which holds the sentence, is made again.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapExpressOauth2JwtBearer) });
 * ```
 */
export const mapExpressOauth2JwtBearer = builtIn("mapExpressOauth2JwtBearer", (error, note) => {
  const { name, status, statusCode, headers } = error;
  const challenge = textOf(membersOf(headers)["WWW-Authenticate"]) ?? "";
  const isOfLibrary =
    status === statusCode && CHALLENGE.test(challenge) && descendsFrom(error, "UnauthorizedError");
  if (!isOfLibrary) return undefined;
  const mapped = errorOf(name, messageOf(error) ?? "", challenge);
  if (mapped === undefined) note(UNKNOWN_SENTENCE, "mistake");
  return mapped;
});

const UNKNOWN_SENTENCE =
  "express-oauth2-jwt-bearer refused a request with a sentence that is not its own, as a claimCheck can: throw an error of yours there.";

function errorOf(name: unknown, message: string, challenge: string): HttpError | undefined {
  switch (name) {
    case "UnauthorizedError":
      return missingToken(undefined, dpopOf(challenge));
    case "InsufficientScopeError":
      return new Forbidden("The access token lacks a scope.", {
        headers: { "WWW-Authenticate": scopeOf(challenge) },
      });
    case "InvalidTokenError":
      return errorOfToken(message, challenge);
    case "InvalidRequestError":
      return OF_THE_REQUEST.test(message)
        ? new BadRequest("The access token cannot be read from the request.")
        : undefined;
    case "InvalidProofError":
      return new BadRequest("The DPoP proof is not valid.");
    default:
      return undefined;
  }
}

function errorOfToken(message: string, challenge: string): HttpError | undefined {
  if (EXPIRED.has(message)) return refusedToken(TOKEN_DETAILS.expired, dpopOf(challenge));
  if (message === EARLY) return refusedToken(TOKEN_DETAILS.early, dpopOf(challenge));
  if (OF_THE_TOKEN.some((sentence) => sentence.test(message)))
    return refusedToken(undefined, dpopOf(challenge));
  if (message === "request timed out") return new HttpError(504);
  return OF_KEY_SET.test(message) || readsLikeServerFailure(message) ? new HttpError(502) : undefined;
}

/** The challenge of DPoP that a client needs to know (RFC 9449 section 7.1), made again. */
function dpopOf(challenge: string): string[] {
  const [, algorithms] = /\balgs="([\w ]{1,300})"$/.exec(challenge) ?? [];
  return algorithms === undefined ? [] : [`DPoP algs="${algorithms}"`];
}

/** The challenge with the scopes that are required (RFC 6750 section 3), made again. */
function scopeOf(challenge: string): string {
  const [, scopes] = /, scope="([^"\\]+)"$/.exec(challenge) ?? [];
  return `Bearer error="insufficient_scope"${scopes === undefined ? "" : `, scope="${scopes}"`}`;
}
