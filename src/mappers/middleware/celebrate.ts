import { invalidInput, requestPart } from "../issues";
import { builtIn, descendsFrom, type Foreign, membersOf } from "../mapping";
import { isFailureOfServer, isJoiError, joiDetails, joiIssue } from "../validators/joi";

/**
 * celebrate's error: it has joi's for each part of the request that was refused, by the part's name.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapCelebrate) });
 * ```
 */
export const mapCelebrate = builtIn("mapCelebrate", (error, note) => {
  const parts = partsOf(error);
  if (parts.length === 0 || !parts.every(isRefusedPart)) return undefined;
  const refusals = parts.flatMap(([name, refusal]) =>
    joiDetails(refusal).map((detail) => ({ detail, part: requestPart(name) })),
  );
  if (refusals.some(({ detail }) => isFailureOfServer(detail))) {
    note("A schema of celebrate did not refuse the input but failed.");
    return undefined;
  }
  return invalidInput(refusals, ({ detail, part }) => joiIssue(detail, part));
});

/** The parts that were refused. Version 12 stops at the first one. */
function partsOf(error: Foreign): [name: unknown, refusal: unknown][] {
  if (!isCelebrated(error)) return [];
  const { details, joi, meta } = error;
  if (details instanceof Map) return [...(details as Map<unknown, unknown>)];
  return joi === undefined ? [] : [[membersOf(meta)["source"], joi]];
}

/** Up to version 15 the class has no name, but its errors have a symbol of their own. */
function isCelebrated(error: Foreign): boolean {
  if (descendsFrom(error, "CelebrateError")) return true;
  const mark = Object.getOwnPropertySymbols(error).find(({ description }) => description === "celebrated");
  return mark !== undefined && Reflect.get(error, mark) === true && descendsFrom(error, "Error");
}

function isRefusedPart([name, refusal]: [unknown, unknown]): boolean {
  return requestPart(name) !== undefined && isJoiError(refusal);
}
