import { builtIn, descendsFrom, isObject, textOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

/** DynamoDB's exceptions by name (its page "Error handling with DynamoDB"). */
export const DYNAMODB_ERRORS: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["ConditionalCheckFailedException", "conflict"],
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
  const { name, $metadata } = error;
  const isOfSdk = isObject($metadata) && descendsFrom(error, "ServiceException");
  return databaseError(isOfSdk ? DYNAMODB_ERRORS.get(textOf(name) ?? "") : undefined);
});
