import { Document, Scalar, stringify, visit } from "yaml";
import type { openapi } from "../openapi/openapi";
import type { problemFiles } from "../pages/problem-files";
import type { defineProfile, ProfileDefinition } from "../profiles/define-profile";
import type { Profile } from "../profiles/profile";
import { readProperty } from "../untrusted";

/**
 * The functions of the package that work on a profile. The program does not contain them: it loads them when needed.
 */
export interface ProfileTools {
  readonly defineProfile: typeof defineProfile;
  readonly openapi: typeof openapi;
  readonly problemFiles: typeof problemFiles;
}

/** What is written. */
export interface Written {
  readonly name: string;
  /** A profile, or the data of a table. */
  readonly value: unknown;
  /** The address of the pages, as `errorHandler` has it as `typeBase`. */
  readonly base: string | undefined;
}

/**
 * An OpenAPI document with the errors of a profile as components, in YAML. Other documents refer to its components.
 *
 * @throws ConfigurationError for a table that is not a profile, such as one without a 400 or a 500.
 */
export function writeOpenApi(written: Written, tools: ProfileTools): string {
  const { name, base: typeBase } = written;
  const { components } = tools.openapi(profileOf(written, tools), { typeBase });
  const data = { openapi: "3.1.0", info: { title: name, version: "1.0.0" }, components };
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      if (isOtherIn11(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/**
 * Whether readers of YAML 1.1, such as PyYAML, read a text as something else, such as `yes`, `12:30` and the merge key
 * `<<`, or, if it has a tab, not at all.
 */
function isOtherIn11(value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (value === "<<" || value === "=" || value.includes("\t")) return true;
  return stringify(value, { version: "1.1" }).startsWith('"');
}

/**
 * The pages of a profile: the text of each file by its path.
 *
 * @throws ConfigurationError as {@link writeOpenApi} does.
 */
export function pageFilesOf(written: Written, tools: ProfileTools): ReadonlyMap<string, string> {
  const { base } = written;
  return tools.problemFiles(profileOf(written, tools), base === undefined ? {} : { base });
}

function profileOf({ name, value }: Written, { defineProfile }: ProfileTools): Profile {
  const parts = ["rows", "codes", "fallbacks", "envelope"].map((part) => [part, readProperty(value, part)]);
  // A wrong part is refused here.
  return defineProfile({ name, ...Object.fromEntries(parts) } as ProfileDefinition);
}
