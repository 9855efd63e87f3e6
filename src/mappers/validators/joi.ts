import type { Issue } from "../../errors/error-options";
import { descendsFrom, readElements, readProperty, readString } from "../../untrusted";
import { hideValue, invalidInput, jsonPointer, type Mapper, readPath } from "../mapping";

/** joi's ValidationError. It can be the server's own fault, where joi checks what the server has made. */
export const mapJoi: Mapper = (error) =>
  isJoiError(error) ? invalidInput(error, joiIssues(error)) : undefined;

/** Whether `error` is joi's ValidationError, by its name and its mark. */
export function isJoiError(error: unknown): boolean {
  return (
    descendsFrom(error, "Error") &&
    readString(error, "name") === "ValidationError" &&
    readProperty(error, "isJoi") === true
  );
}

/** The details of joi's ValidationError as issues. */
export function joiIssues(error: unknown, part?: Issue["in"]): Issue[] {
  return readElements(readProperty(error, "details")).map((detail) => {
    const code = readString(detail, "type");
    return {
      detail: tellDetail(detail, code),
      pointer: jsonPointer(readPath(readProperty(detail, "path"))),
      in: part,
      code,
    };
  });
}

function tellDetail(detail: unknown, code: string | undefined): string {
  const context = readProperty(detail, "context");
  // What a custom function has thrown can be a failure of the server, and joi quotes it.
  if (code === "any.custom") return `"${readString(context, "label") ?? "value"}" failed custom validation`;
  return hideValue(readString(detail, "message") ?? "is not valid", readProperty(context, "value"));
}
