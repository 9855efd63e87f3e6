import { STATUS_CODES } from "node:http";
import { HttpError, isErrorStatus } from "../../errors/http-error";
import { withoutStackTrace } from "../../errors/stack-traces";
import { descendsFrom, ownNames, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";

/**
 * passport's AuthenticationError, of `failWithError`. It has the status its strategy chose, 401 where that chose
 * none; the challenges stand on the response already. Clients of other services throw errors of this name with
 * the status of an answer they got, but no class makes one of just these properties.
 */
export const mapPassport: Mapper = (error) => {
  if (!descendsFrom(error, "Error") || readString(error, "name") !== "AuthenticationError") return undefined;
  const status = readProperty(error, "status");
  const isFailure =
    isErrorStatus(status) &&
    status < 500 &&
    readString(error, "message") === STATUS_CODES[status] &&
    // Made without `super`, which would have hidden the message.
    ownNames(error).join() === "name,message,status";
  return isFailure ? withoutStackTrace(() => new HttpError(status, undefined, { cause: error })) : undefined;
};
