import { hideValue, invalidInput, type Issue, jsonPointer, readPath } from "../issues";
import { builtIn, descendsFrom, hasOwnNames, isArray, membersOf, textOf } from "../mapping";

const NAMES: ReadonlySet<unknown> = new Set(["ZodError", "$ZodError"]);

/**
 * The ZodError of zod 3 and 4. It can be the server's own fault, where zod checks what the server has read.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapZod] });
 * ```
 */
export const mapZod = builtIn("mapZod", (error) => {
  const { name, issues } = error;
  const isOfZod =
    // A ZodError of zod 4 that the program makes itself, to refuse what a schema cannot check, is no Error.
    descendsFrom(error, "Error") || (descendsFrom(error, String(name)) && hasOwnNames(error, ["_zod"]));
  return isOfZod && NAMES.has(name) && isArray(issues) ? invalidInput(issues, toIssue) : undefined;
});

function toIssue(issue: unknown): Issue {
  const { code, message, path, received } = membersOf(issue);
  const text = textOf(message) ?? "Invalid input";
  return {
    // Only with this code does zod 3 quote the value, as `received`; of the others that is the name of a type.
    detail: code === "invalid_enum_value" ? hideValue(text, received) : text,
    pointer: jsonPointer(readPath(path)),
    code: textOf(code),
  };
}
