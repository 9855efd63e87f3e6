import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly dependencies: Readonly<Partial<Record<string, string>>>;
}

/** The version of a library that the tests of other libraries ask for. */
export function testedVersion(library: string): string | undefined {
  const text = readFileSync(join(__dirname, "../interop/package.json"), "utf8");
  return (JSON.parse(text) as Manifest).dependencies[library]?.replace(/^\^/, "");
}
