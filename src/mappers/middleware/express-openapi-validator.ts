import type { Issue } from "../../errors/error-options";
import { HttpError } from "../../errors/http-error";
import { hasOwnNames } from "../../untrusted";
import { jsonPointer, keysOfPointer, requestPart } from "../issues";
import { builtIn, descendsFrom, isArray, membersOf, textOf } from "../mapping";
import { safeHeadersOf } from "../trust-status";

/**
 * The errors of express-openapi-validator by status: the name that each has, and the sentence that stands in
 * for its message, which can quote the request, or what a security handler of the server has thrown.
 */
const ERRORS: ReadonlyMap<unknown, { readonly name: string; readonly detail?: string }> = new Map([
  [400, { name: "Bad Request" }],
  [401, { name: "Unauthorized" }],
  [403, { name: "Forbidden" }],
  [404, { name: "Not Found" }],
  [405, { name: "Method Not Allowed", detail: "The method is not allowed." }],
  [406, { name: "Not Acceptable" }],
  [413, { name: "Request Entity Too Large", detail: "The body is too large." }],
  [415, { name: "Unsupported Media Type", detail: "The media type of the body is not supported." }],
]);

/** What express-openapi-validator refuses of a request. Its errors of a response are the server's own. */
export const mapExpressOpenapiValidator = builtIn(function mapExpressOpenapiValidator(error, note) {
  const { name, status, errors } = error;
  const known = ERRORS.get(status);
  if (known === undefined || name !== known.name || !isArray(errors)) return undefined;
  if (!hasOwnNames(error, ["path", "headers", "errors"]) || !descendsFrom(error, "Error")) return undefined;
  const issues = errors.flatMap(toIssues);
  const headers = safeHeadersOf(error, Number(status), note);
  return new HttpError(Number(status), known.detail, {
    headers,
    issues: issues.length > 0 ? issues : undefined,
  });
});

/** An issue that the validator found in the request; of any other error the path is that of the request itself. */
function toIssues(error: unknown): Issue[] {
  const { message, path, errorCode } = membersOf(error);
  const [name, ...keys] = keysOfPointer(textOf(path) ?? "");
  const part = requestPart(name);
  if (typeof message !== "string" || part === undefined) return [];
  const code = textOf(errorCode);
  const isFound = code !== undefined || (part === "query" && message.includes(`'${keys.join("/")}'`));
  return isFound ? [{ detail: message, pointer: jsonPointer(keys), in: part, code }] : [];
}
