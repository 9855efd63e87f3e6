import { STATUS_CODES } from "node:http";
import { builtIn, descendsFrom, HttpError, isErrorStatus, messageOf } from "../mapping";

/**
 * passport's AuthenticationError, of `failWithError`. It has the status that its strategy chose, 401 if it chose
 * none; the challenges are set on the response already. Clients of other services throw errors of this name with
 * the status of an answer they got, but no class makes one of just these properties.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapPassport) });
 * ```
 */
export const mapPassport = builtIn("mapPassport", (error) => {
  const { name, status } = error;
  if (name !== "AuthenticationError" || !isErrorStatus(status) || status >= 500) return undefined;
  // Its constructor does not call `super`, which would have hidden the message.
  if (Object.keys(error).join() !== "name,message,status" || !descendsFrom(error, "Error")) return undefined;
  return messageOf(error) === STATUS_CODES[status] ? new HttpError(status) : undefined;
});
