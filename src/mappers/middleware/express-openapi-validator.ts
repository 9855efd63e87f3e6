import type { Issue } from "../../errors/error-options";
import { HttpError } from "../../errors/http-error";
import { withoutStackTrace } from "../../errors/stack-traces";
import { descendsFrom, hasOwnNames, isArray, readElements, readProperty, readString } from "../../untrusted";
import { jsonPointer, keysOfPointer, type Mapper, requestPart } from "../mapping";
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
export const mapExpressOpenapiValidator: Mapper = (error, note) => {
  const status = readProperty(error, "status");
  const known = ERRORS.get(status);
  if (known === undefined || readString(error, "name") !== known.name) return undefined;
  const errors = readProperty(error, "errors");
  const isMarked = descendsFrom(error, "Error") && hasOwnNames(error, ["path", "headers", "errors"]);
  if (!isMarked || !isArray(errors)) return undefined;
  const issues = readElements(errors).flatMap(toIssues);
  const headers = safeHeadersOf(error, Number(status), note);
  const options = { cause: error, headers, issues: issues.length > 0 ? issues : undefined };
  return withoutStackTrace(() => new HttpError(Number(status), known.detail, options));
};

/** An issue that the validator found in the request; of any other error the path is that of the request itself. */
function toIssues(error: unknown): Issue[] {
  const detail = readString(error, "message");
  const [name, ...keys] = keysOfPointer(readString(error, "path") ?? "");
  const part = requestPart(name);
  if (detail === undefined || part === undefined) return [];
  const code = readString(error, "errorCode");
  const isFound = code !== undefined || (part === "query" && detail.includes(`'${keys.join("/")}'`));
  return isFound ? [{ detail, pointer: jsonPointer(keys), in: part, code }] : [];
}
