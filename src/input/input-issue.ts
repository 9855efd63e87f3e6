import type { Issue } from "../errors/http-error-options";
import { hideValue } from "../foreign/hide-value";
import { jsonPointer, readPath } from "../foreign/json-pointer";
import { readProperty, readString } from "../values/read-property";

/** An issue of a schema as one of ours, without what its text quotes of the input. */
export function inputIssue(issue: unknown, input: unknown, part: Issue["in"]): Issue {
  const path = readPath(readProperty(issue, "path"));
  const refused = path.reduce(readProperty, input);
  return {
    detail: hideValue(readString(issue, "message") ?? "is not valid", refused),
    pointer: jsonPointer(path),
    in: part,
    code: readString(issue, "code"),
  };
}
