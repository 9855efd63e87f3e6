import { isErrorStatus } from "../errors/brand";
import { wrongOption } from "../errors/configuration-error";
import { describeValue } from "../values/describe-value";
import { ignoreRejection } from "../values/ignore-rejection";
import { readProperty } from "../values/read-property";
import { keepStatus } from "./keep-status";
import type { Mapper } from "./mapper";

/**
 * A mapper for an application's own errors: where `isTrusted` says true, the error's `status`, else its
 * `statusCode`, is answered, with its message where that is a 4xx or its `expose` is true, and with those of
 * its `headers` that tell a client how to go on. Trust what your code has thrown, never all that has a status:
 * the errors of HTTP clients have that of somebody else's answer.
 *
 * @throws ConfigurationError where it is not given a function.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, trustStatus((error) => error instanceof AppError)] });
 * ```
 */
export function trustStatus(isTrusted: (error: unknown) => boolean): Mapper {
  if (typeof isTrusted !== "function") {
    throw wrongOption("trustStatus", "a function", isTrusted);
  }
  return function trustedStatus(error, note) {
    const answer: unknown = isTrusted(error);
    if (typeof answer !== "boolean") {
      // A promise is as good as true to an `if`, and would let in the status of every error.
      ignoreRejection(answer);
      note?.(`The predicate of trustStatus returned ${describeValue(answer)} instead of true or false.`);
    }
    if (answer !== true) return undefined;
    const status = [readProperty(error, "status"), readProperty(error, "statusCode")].find(isErrorStatus);
    return status === undefined ? undefined : keepStatus(error, status, note);
  };
}
