import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** The versions that a package.json asks for, by what it calls the package. */
function versionsOf(path: string): Map<string, string> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, path), "utf8")) as Record<
    string,
    Record<string, string> | undefined
  >;
  const ranges = Object.entries({ ...devDependencies, ...dependencies });
  return new Map(ranges.map(([name, range]) => [name, range.replace(/^(?:npm:.*@)?\^/, "")]));
}

/** What the tests of the libraries run with; the package's own dependencies are installed beside its sources. */
const VERSIONS = new Map([...versionsOf("package.json"), ...versionsOf("test/interop/package.json")]);

/** The versions of a library that it is tested with, the newest first, as the page of foreign errors lists them. */
export function testedVersions(library: string): string {
  // An older major is installed under the name of the library with a number behind it.
  const isMajor = (name: string) => name.startsWith(library) && /^\d*$/.test(name.slice(library.length));
  const tested = [...VERSIONS].filter(([name]) => isMajor(name)).map(([, version]) => version);
  return tested.sort((one, other) => Number.parseInt(other, 10) - Number.parseInt(one, 10)).join(", ");
}
