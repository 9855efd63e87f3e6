import { BadRequest } from "../errors/documented-errors";
import { withoutStackTrace } from "../errors/stack-traces";
import { descendsFrom } from "../values/descends-from";
import { readProperty, readString } from "../values/read-property";
import type { Mapper } from "./mapper";

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
