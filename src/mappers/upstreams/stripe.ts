import {
  BadRequest,
  builtIn,
  descendsFrom,
  type Foreign,
  isObject,
  membersOf,
  messageOf,
  textOf,
} from "../mapping";
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
  if (type === "StripeSignatureVerificationError")
    return isMistake(error) ? undefined : new BadRequest("The signature is not valid.");
  const { statusCode, headers, detail } = error;
  return upstreamError(error, { status: statusCode, headers }, networkFailure(detail));
});

/** Whether the program could not verify any signature: it has no secret, or has parsed the body before. */
function isMistake(error: Foreign): boolean {
  const message = messageOf(error) ?? "";
  if (message.startsWith("Webhook payload must be provided as a string")) {
    // express.raw of Express 4 leaves an empty object of a body of another media type.
    return Object.keys(membersOf(error["payload"])).length > 0;
  }
  return message.startsWith("No webhook secret value was provided");
}
