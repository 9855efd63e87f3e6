import { types } from "node:util";
import { invalidInput, requestPart } from "../issues";
import { builtIn, descendsFrom, membersOf } from "../mapping";
import { isJoiError, joiDetails, joiIssue } from "../validators/joi";

/** celebrate's error: it has joi's for each part of the request that was refused, by the part's name. */
export const mapCelebrate = builtIn(function mapCelebrate(error) {
  // It has no name of its own.
  if (!descendsFrom(error, "CelebrateError")) return undefined;
  const parts = entriesOf(membersOf(error)["details"]);
  if (parts.length === 0 || !parts.every(isRefusedPart)) return undefined;
  const refusals = parts.flatMap(([name, refusal]) =>
    joiDetails(refusal).map((detail) => ({ detail, part: requestPart(name) })),
  );
  return invalidInput(refusals, ({ detail, part }) => joiIssue(detail, part));
});

function isRefusedPart([name, refusal]: [unknown, unknown]): boolean {
  return requestPart(name) !== undefined && isJoiError(refusal);
}

/** By the Map's own method, since a subclass can have another. */
function entriesOf(details: unknown): [unknown, unknown][] {
  return types.isMap(details) ? [...Map.prototype.entries.call(details)] : [];
}
