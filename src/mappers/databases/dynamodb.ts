import { builtIn, descendsFrom, isArray, isObject, membersOf, textOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

/** DynamoDB's exceptions by name (its page "Error handling with DynamoDB"). */
export const DYNAMODB_ERRORS: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["ConditionalCheckFailedException", "conflict"],
  ["DuplicateItemException", "conflict"],
  ["ItemCollectionSizeLimitExceededException", "invalid"],
  ["ProvisionedThroughputExceededException", "unavailable"],
  ["RequestLimitExceeded", "unavailable"],
  ["ThrottlingException", "unavailable"],
  ["TransactionConflictException", "conflict"],
  ["TransactionInProgressException", "conflict"],
]);

/**
 * The errors of DynamoDB, from version 3 of the AWS SDK. Put it before the mappers of upstreams, which answer 502 for
 * them.
 *
 * @example
 * ```ts
 * import { mapDynamodb } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapDynamodb] }); // a failed condition becomes a 409
 * ```
 */
export const mapDynamodb = builtIn("mapDynamodb", (error) => {
  const { name, $metadata, CancellationReasons: reasons } = error;
  if (!isObject($metadata) || !descendsFrom(error, "ServiceException")) return undefined;
  const isCancelled = name === "TransactionCanceledException" && isArray(reasons);
  return databaseError(isCancelled ? failureOfReasons(reasons) : DYNAMODB_ERRORS.get(textOf(name) ?? ""));
});

/** The failure of the first item that failed: its code is the name of an exception without the last word. */
function failureOfReasons(reasons: readonly unknown[]): DatabaseFailure | undefined {
  const codes = reasons.map((reason) => textOf(membersOf(reason)["Code"]) ?? "");
  const code = codes.find((code) => code !== "None") ?? "";
  // Only "ThrottlingError" and "ValidationError" have a last word of their own.
  return DYNAMODB_ERRORS.get(`${code.replace(/Error$/, "")}Exception`);
}
