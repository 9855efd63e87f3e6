import { BadRequest } from "../../errors/documented-errors";
import { descendsFrom } from "../../untrusted";
import { builtIn } from "../mapping";

/** The router's error for a path whose percent-encoding is malformed. Its message quotes the path. */
export const mapRouter = builtIn(function mapRouter(error) {
  if (error["status"] !== 400 || !descendsFrom(error, "URIError")) return undefined;
  const isOfRouter = String(error["message"]).startsWith("Failed to decode param");
  return isOfRouter ? new BadRequest("The percent-encoding of the path is malformed.") : undefined;
});
