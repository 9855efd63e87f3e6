import { type Issue, MAX_ISSUES } from "../../errors/error-options";
import { invalidInput, jsonPointer, keysOfPointer, takeFirst } from "../issues";
import { builtIn, descendsFrom, membersOf, textOf } from "../mapping";

/**
 * What `Value.Assert`, `Value.Parse` and `Value.Decode` of TypeBox throw for a value that does not match. It can be the
 * server's own fault, where TypeBox checks what the server has made. What a `Decode` function of the server throws is
 * another error, and not mapped.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapTypebox] });
 * ```
 */
export const mapTypebox = builtIn(function mapTypebox(error) {
  if (!descendsFrom(error, "TypeBoxError")) return undefined;
  const { error: first, Errors: iterate } = error;
  if (descendsFrom(error, "AssertError") && typeof iterate === "function") {
    // It goes on to look for errors while they are taken.
    return invalidInput(takeFirst(Reflect.apply(iterate, error, []), MAX_ISSUES), toIssue);
  }
  return descendsFrom(error, "TransformDecodeCheckError") ? invalidInput([first], toIssue) : undefined;
});

function toIssue(error: unknown): Issue {
  const { message, path } = membersOf(error);
  return {
    detail: textOf(message) ?? "is not valid",
    pointer: jsonPointer(keysOfPointer(textOf(path) ?? "")),
  };
}
