import { BadRequest } from "../../errors/documented-errors";
import { withoutStackTrace } from "../../errors/stack-traces";
import { descendsFrom, readProperty, readString } from "../../untrusted";
import type { Mapper } from "../mapping";

/** The router's error for a path whose percent-encoding is malformed. Its message quotes the path. */
export const mapRouter: Mapper = (error) => {
  const isMalformedPath =
    descendsFrom(error, "URIError") &&
    readProperty(error, "status") === 400 &&
    readString(error, "message")?.startsWith("Failed to decode param") === true;
  return isMalformedPath
    ? withoutStackTrace(
        () => new BadRequest("The percent-encoding of the path is malformed.", { cause: error }),
      )
    : undefined;
};
