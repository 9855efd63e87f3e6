import { basename } from "node:path";
import { findCircles, type SourceFile } from "./measure-sources";

/** What `npm run shape -- --check` accepts at most. */
export const LIMITS = {
  /**
   * The rooms, and the files outside of rooms, that the next two limits are about; families of mappers are not. What is
   * added to `src` later needs limits of its own.
   */
  rooms: [
    ...["index.ts", "databases.ts", "testing.ts", "untrusted.ts", "upstreams.ts"],
    ...["errors", "envelopes", "profiles", "mappers", "input", "response", "report", "express", "testing"],
  ],
  files: 50,
  importsPer100Lines: 7,
  /** Of the file of a library in a family of mappers: imported modules other than the kit and what the family shares. */
  otherModulesOfMapper: 1,
  /** Files that one thrown `NotFound` runs through. */
  filesOfNotFound: 16,
} as const;

/** The families of mappers: the folders in `mappers`, where each file is about one library. */
export const FAMILIES = ["middleware", "validators", "databases", "upstreams", "tokens"] as const;

/** What every mapper may use. */
const KIT = ["mappers/mapping.ts", "mappers/issues.ts"];

/** The family that a file belongs to, if any. */
export function familyOf(path: string): string | undefined {
  const [room, family, file] = path.split("/");
  const known = FAMILIES.find((name) => name === family);
  return room === "mappers" && file !== undefined ? known : undefined;
}

/** The first folder of a path within `src`; "." if it has none. */
export function roomOf(path: string): string {
  const [room = ".", ...rest] = path.split("/");
  return rest.length === 0 ? "." : room;
}

/** The files that the limits of files and of imports are about. */
export function limitedFiles(files: readonly SourceFile[]): SourceFile[] {
  const rooms: readonly string[] = LIMITS.rooms;
  return files.filter(
    ({ path }) => familyOf(path) === undefined && (rooms.includes(roomOf(path)) || rooms.includes(path)),
  );
}

export function importsPer100Lines(files: readonly SourceFile[]): number {
  return (100 * sum(files, "imports")) / Math.max(1, sum(files, "lines"));
}

export function sum(files: readonly SourceFile[], count: "imports" | "lines"): number {
  return files.reduce((total, file) => total + file[count], 0);
}

/** What is beyond a limit, a sentence each. */
export function exceededLimits(files: readonly SourceFile[], filesOfNotFound: number): string[] {
  const limited = limitedFiles(files);
  const ratio = importsPer100Lines(limited);
  const problems = [];
  if (limited.length > LIMITS.files) problems.push(`${limited.length} files are more than ${LIMITS.files}.`);
  if (ratio > LIMITS.importsPer100Lines) {
    problems.push(`${ratio.toFixed(1)} imports per 100 lines are more than ${LIMITS.importsPer100Lines}.`);
  }
  if (filesOfNotFound > LIMITS.filesOfNotFound) {
    problems.push(`A NotFound runs through ${filesOfNotFound} files, more than ${LIMITS.filesOfNotFound}.`);
  }
  const circles = findCircles(files).filter(({ typesOnly }) => !typesOnly);
  return [
    ...problems,
    ...circles.map(({ paths }) => `These files import each other: ${paths.join(", ")}.`),
    ...files.flatMap((file) => mapperProblems(file, files)),
  ];
}

function mapperProblems(file: SourceFile, files: readonly SourceFile[]): string[] {
  const family = familyOf(file.path);
  if (family === undefined || isList(file.path)) return [];
  const shared = sharedFiles(family, files);
  if (shared.includes(file.path)) return [];
  const others = file.modules.filter((module) => !KIT.includes(module) && !shared.includes(module));
  if (others.length <= LIMITS.otherModulesOfMapper) return [];
  const limit = LIMITS.otherModulesOfMapper;
  return [
    `${file.path} imports more than ${limit} module beside the kit and what its family shares: ${others.join(", ")}.`,
  ];
}

/** The files of a family that two or more of its other files import, its list of mappers apart. */
function sharedFiles(family: string, files: readonly SourceFile[]): string[] {
  const members = files.filter(({ path }) => familyOf(path) === family && !isList(path));
  const isShared = (path: string) => members.filter(({ modules }) => modules.includes(path)).length > 1;
  return members.map(({ path }) => path).filter(isShared);
}

/** The list of the mappers of a family imports all of them. */
function isList(path: string): boolean {
  return basename(path).endsWith("-mappers.ts");
}
