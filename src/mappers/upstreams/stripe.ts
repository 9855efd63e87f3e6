import { BadRequest, builtIn, descendsFrom, isObject, textOf } from "../mapping";
import { networkFailure, upstreamError } from "./upstream-error";

/**
 * The errors of Stripe's SDK; its `detail` is the error of the network if there was no answer.
 *
 * @example
 * ```ts
 * import { mapStripe } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapStripe] }); // a StripeCardError becomes a 502
 * ```
 */
export const mapStripe = builtIn("mapStripe", (error) => {
  const type = textOf(error["type"]) ?? "";
  if (!/^Stripe\w*Error$/.test(type) || !isObject(error["raw"]) || !descendsFrom(error, "Error"))
    return undefined;
  // A webhook's signature is part of the request.
  if (type === "StripeSignatureVerificationError") return new BadRequest("The signature is not valid.");
  const { statusCode, headers, detail } = error;
  return upstreamError(error, { status: statusCode, headers }, networkFailure(detail));
});
