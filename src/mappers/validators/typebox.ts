import { invalidInput, type Issue, issueOf, keysOfPointer } from "../issues";
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
export const mapTypebox = builtIn("mapTypebox", (error) => {
  if (!descendsFrom(error, "TypeBoxError")) return undefined;
  const { error: first, Errors: iterate } = error;
  if (descendsFrom(error, "AssertError") && typeof iterate === "function") {
    // TypeBox looks for the errors after the first one only now.
    return invalidInput([...(Reflect.apply(iterate, error, []) as Iterable<unknown>)], toIssue);
  }
  return descendsFrom(error, "TransformDecodeCheckError") ? invalidInput([first], toIssue) : undefined;
});

function toIssue(error: unknown): Issue {
  const { message, path } = membersOf(error);
  return issueOf({ message, path: keysOfPointer(textOf(path) ?? "") });
}
