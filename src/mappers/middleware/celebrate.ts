import { types } from "node:util";
import { descendsFrom, readProperty } from "../../untrusted";
import { invalidInput, type Mapper, requestPart } from "../mapping";
import { isJoiError, joiIssues } from "../validators/joi";

/** celebrate's error: it has joi's for each part of the request that was refused, by the part's name. */
export const mapCelebrate: Mapper = (error) => {
  // It has no name of its own.
  if (!descendsFrom(error, "CelebrateError")) return undefined;
  const parts = readEntries(readProperty(error, "details"));
  if (parts.length === 0 || !parts.every(isRefusedPart)) return undefined;
  return invalidInput(
    error,
    parts.flatMap(([name, refusal]) => joiIssues(refusal, requestPart(name))),
  );
};

function isRefusedPart([name, refusal]: [unknown, unknown]): boolean {
  return requestPart(name) !== undefined && isJoiError(refusal);
}

/** By the Map's own method, since a subclass can have another. */
function readEntries(details: unknown): [unknown, unknown][] {
  return types.isMap(details) ? [...Map.prototype.entries.call(details)] : [];
}
