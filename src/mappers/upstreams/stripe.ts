import { BadRequest } from "../../errors/documented-errors";
import { descendsFrom, isObject, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";
import { networkFailure, upstreamError } from "./upstream-error";

/**
 * The errors of Stripe's SDK; its `detail` is the error of the network where there was no answer.
 *
 * @example
 * ```ts
 * import { mapStripe } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapStripe] }); // a StripeCardError becomes a 502
 * ```
 */
export const mapStripe: Mapper = (error) => {
  const isOfStripe =
    descendsFrom(error, "Error") &&
    /^Stripe\w*Error$/.test(readString(error, "type") ?? "") &&
    isObject(readProperty(error, "raw"));
  if (!isOfStripe) return undefined;
  // A webhook's signature is part of the request.
  if (readString(error, "type") === "StripeSignatureVerificationError") {
    return new BadRequest("The signature is not valid.", { cause: error });
  }
  const answer = { status: readProperty(error, "statusCode"), headers: readProperty(error, "headers") };
  return upstreamError(error, answer, networkFailure(readProperty(error, "detail")));
};
