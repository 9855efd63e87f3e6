import { PUBLISHED_PATHS } from "./published-paths";

/** What is known of the package before it is published. */
export interface Release {
  readonly version: string;
  readonly lockedVersion: string;
  readonly changelog: string;
  /** The files of the tarball, by their paths within it. */
  readonly packedFiles: readonly string[];
  /** The lines of `git status --porcelain`. */
  readonly changes: readonly string[];
}

/** What stands in the way of publishing, a sentence each; nothing where the release is ready. */
export function releaseProblems({
  version,
  lockedVersion,
  changelog,
  packedFiles,
  changes,
}: Release): string[] {
  const packedPaths = [...new Set(packedFiles.map((file) => file.split("/")[0] ?? ""))];
  return [
    ...changes.map((line) => `The working tree is not clean: ${line.trim()}.`),
    ...versionProblems(version, lockedVersion),
    ...changelogProblems(version, changelog),
    ...PUBLISHED_PATHS.filter((path) => !packedPaths.includes(path)).map((path) => `${path} is not packed.`),
    ...packedPaths
      .filter((path) => !PUBLISHED_PATHS.includes(path))
      .map((path) => `${path} is packed and should not be.`),
    // One of them shows where they are.
    ...packedFiles
      .filter((path) => path.includes("node_modules/"))
      .slice(0, 1)
      .map((path) => `${path} is packed and should not be.`),
  ];
}

function versionProblems(version: string, lockedVersion: string): string[] {
  if (!/^\d+\.\d+\.\d+(-[\da-z.-]+)?$/.test(version) || version === "0.0.0") {
    return [`"${version}" is not a version to publish.`];
  }
  if (version === lockedVersion) return [];
  return [`package-lock.json says ${lockedVersion} and package.json ${version}: run npm install.`];
}

function changelogProblems(version: string, changelog: string): string[] {
  const released = sectionOf(changelog, `[${version}] - `);
  const unreleased = sectionOf(changelog, "[Unreleased]");
  return [
    ...(released === "" ? [`CHANGELOG.md says nothing under "## [${version}] - <date>".`] : []),
    ...(unreleased === "" ? [] : ["CHANGELOG.md still has changes in the section [Unreleased]."]),
  ];
}

/** The text under the heading that begins like this; empty if there is none. */
function sectionOf(changelog: string, heading: string): string {
  const section = changelog.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  return section.split("\n").slice(1).join("\n").trim();
}
