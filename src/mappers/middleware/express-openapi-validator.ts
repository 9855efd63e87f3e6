import { type Issue, jsonPointer, keysOfPath, keysOfPointer, requestPart } from "../issues";
import { brandOf, builtIn, descendsFrom, HttpError, isArray, membersOf, textOf } from "../mapping";
import { safeHeadersOf } from "../trust-status";

/** An error of express-openapi-validator: its name, the sentences that are its own, and the detail that is sent. */
interface KnownError {
  readonly name: string;
  readonly own: RegExp;
  readonly detail?: string;
}

/** What multer says of a form that it refuses, whose errors the validator makes its own. */
const FORM =
  "Too many|File too large|Field (?:name|value) |Malformed |Invalid field|Unexpected (?:file )?field";

/**
 * The errors of express-openapi-validator by status. It also keeps the status and the text of whatever a security
 * handler throws, so only its own sentences are trusted. None is sent: some quote the request.
 */
const ERRORS: ReadonlyMap<unknown, KnownError> = new Map<unknown, KnownError>([
  [400, { name: "Bad Request", own: new RegExp(`^(?:${FORM}|multipart file|malformed uri)`) }],
  [
    401,
    {
      name: "Unauthorized",
      own: /^(?:unauthorized|(?:Authorization header|Cookie authentication|Authorization header with scheme '\w+'|'[^']+' header|query parameter '[^']+'|cookie '[^']+') required)$/,
    },
  ],
  [404, { name: "Not Found", own: /^not found$/ }],
  [
    405,
    { name: "Method Not Allowed", own: /^[A-Z-]+ method not allowed$/, detail: "The method is not allowed." },
  ],
  [
    413,
    { name: "Request Entity Too Large", own: new RegExp(`^(?:${FORM})`), detail: "The body is too large." },
  ],
  [
    415,
    {
      name: "Unsupported Media Type",
      own: /^unsupported media type /i,
      detail: "The media type of the body is not supported.",
    },
  ],
  [
    500,
    {
      name: "Internal Server Error",
      own: /^(?:Unexpected end of (?:form|file|multipart data)|Malformed part header|Request (?:aborted|closed))$/,
    },
  ],
]);

/** What security handlers of the app have thrown, by request: the validator itself keeps only status and text. */
const thrownByHandlers = new WeakMap<object, HttpError[]>();

/**
 * Wraps the security handlers of express-openapi-validator, so that the error of ours that one throws is answered
 * whole. Without it the validator keeps only the status and the text of what a handler throws, and the answer is 500.
 *
 * @typeParam Handlers - The type of the handlers, which stays the same.
 *
 * @example
 * ```ts
 * const handlers = securityHandlers({
 *   key: (req: { headers: object }) => {
 *     if (!("x-key" in req.headers)) throw new Forbidden("The key may not do this.");
 *     return true;
 *   },
 * });
 * // OpenApiValidator.middleware({ apiSpec, validateSecurity: { handlers } })
 * ```
 */
export function securityHandlers<Handlers extends Record<string, (...received: never[]) => unknown>>(
  handlers: Handlers,
): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    const remember = async (...received: never[]): Promise<unknown> => {
      try {
        return await handler(...received);
      } catch (error) {
        const [req] = received as unknown[] as [object];
        if (brandOf(error) !== undefined) {
          thrownByHandlers.set(req, [...(thrownByHandlers.get(req) ?? []), error as HttpError]);
        }
        throw error;
      }
    };
    return [name, remember];
  });
  return Object.fromEntries(wrapped) as Handlers;
}

/**
 * What express-openapi-validator refuses of a request. Its errors of a response are the server's own.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapExpressOpenapiValidator) });
 * ```
 */
export const mapExpressOpenapiValidator = builtIn("mapExpressOpenapiValidator", (error, note, { req }) => {
  const { name, status, errors } = error;
  if (!isArray(errors) || !["path", "headers"].every((member) => Object.hasOwn(error, member)))
    return undefined;
  if (typeof status !== "number" || !descendsFrom(error, "Error")) return undefined;
  const { message } = error;
  const thrown =
    req && thrownByHandlers.get(req)?.find((one) => one.status === status && one.message === message);
  if (thrown !== undefined) return thrown;
  const known = ERRORS.get(status);
  const issues = errors.flatMap(toIssues);
  const isOwn =
    known?.name === name && (known?.own.test(textOf(message) ?? "") === true || issues.length > 0);
  if (known !== undefined && isOwn) {
    return new HttpError(status === 500 ? 400 : status, known.detail, {
      headers: safeHeadersOf(error, status, note),
      issues: issues.length > 0 ? issues : undefined,
    });
  }
  if (status < 500) {
    note(
      `The status ${String(status)} was not used: express-openapi-validator keeps only the status and the text of what a ` +
        "security handler throws. Wrap the handlers in securityHandlers.",
      "mistake",
    );
  }
  return undefined;
});

/** An issue that the validator found in the request; of any other error the path is that of the request itself. */
function toIssues(error: unknown): Issue[] {
  const { message, path, errorCode } = membersOf(error);
  const place = textOf(path) ?? "";
  // Version 4 writes it as `.body.items[0]['a-b']`, version 5 as `/body/items/0/a-b`.
  const [name, ...keys] = place.startsWith(".")
    ? keysOfPath(place.replace(/'(?=\])|(?<=\[)'/g, '"'))
    : keysOfPointer(place);
  const part = requestPart(name);
  if (typeof message !== "string" || part === undefined) return [];
  const code = textOf(errorCode);
  const isFound = code !== undefined || (part === "query" && message.includes(`'${keys.join("/")}'`));
  return isFound ? [{ detail: message, pointer: jsonPointer(keys), in: part, code }] : [];
}
