import type { Issue } from "../../errors/error-options";
import { descendsFrom, isArray, readElements, readProperty, readString } from "../../untrusted";
import { hideValue, invalidInput, jsonPointer, type Mapper, readPath } from "../mapping";

const NAMES: ReadonlySet<unknown> = new Set(["ZodError", "$ZodError"]);

/** The ZodError of zod 3 and 4. It can be the server's own fault, where zod checks what the server has read. */
export const mapZod: Mapper = (error) => {
  if (!NAMES.has(readProperty(error, "name")) || !descendsFrom(error, "Error")) return undefined;
  const issues = readProperty(error, "issues");
  return isArray(issues) ? invalidInput(error, readElements(issues).map(toIssue)) : undefined;
};

function toIssue(issue: unknown): Issue {
  const code = readString(issue, "code");
  const message = readString(issue, "message") ?? "Invalid input";
  return {
    // Of this code alone zod 3 quotes the value, as `received`; of the others that is the name of a type.
    detail: code === "invalid_enum_value" ? hideValue(message, readProperty(issue, "received")) : message,
    pointer: jsonPointer(readPath(readProperty(issue, "path"))),
    code,
  };
}
