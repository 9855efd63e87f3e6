// `npm run mutation`: the mutation score of `src/`, each room by its own tests, and where a room has a file a library, each
// file by its own; `-- errors mappers/validators/zod` takes those alone. Prints what survived, and exits with 1 below the goal. What runs
// only when a module is loaded is not mutated.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";

const GOAL = 95;
/** The room with a file for each library: with all tests of the room, each mutant would load every library. */
const ROOM_OF_LIBRARIES = "mappers";
const STRYKER = ["@stryker-mutator/core@9.6.1", "@stryker-mutator/jest-runner@9.6.1"];
const REPORT = "reports/mutation/mutation.json";

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

/** What is read of a report in the mutation testing report schema. */
interface Report {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface Count {
  readonly detected: number;
  readonly undetected: number;
}

const NONE: Count = { detected: 0, undetected: 0 };

/** Mutates a room, or one file of it: a path below `src`, and below `test`. */
function mutate(path: string): Count {
  const [room = ""] = path.split("/");
  const sources = path === room && room !== "untrusted" ? `${room}/**/*.ts` : `${path}.ts`;
  const tests = existsSync(`test/${path}.test.ts`) ? `${path}.test.ts` : `${room}/**/*.test.ts`;
  rmSync(REPORT, { force: true });
  const { status, stdout, stderr } = spawnSync(
    "npx",
    ["--no-install", "stryker", "run", "--mutate", `src/${sources}`],
    {
      env: { ...process.env, TESTS_OF_MUTANTS: tests },
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
    },
  );
  // Of a file that has types alone there is nothing to test.
  if (status !== 0 && !stderr.includes("No tests were executed")) throw new Error(stdout + stderr);
  const { files } = existsSync(REPORT) ? (JSON.parse(readFileSync(REPORT, "utf8")) as Report) : { files: {} };
  const count = Object.entries(files).map(countOf).reduce(add, NONE);
  console.log(`${path}: ${scoreOf(count)}`);
  return count;
}

/** Counts the mutants of a file, and prints those that no test has found. */
function countOf([file, { source, mutants }]: [string, MutatedFile]): Count {
  const undetected = mutants.filter(({ status }) => ["Survived", "NoCoverage"].includes(status));
  for (const mutant of undetected) console.log(`${file} ${describe(source, mutant)}`);
  const detected = mutants.filter(({ status }) => ["Killed", "Timeout"].includes(status));
  return { detected: detected.length, undetected: undetected.length };
}

function describe(source: string, { status, location, replacement }: Mutant): string {
  const { line, column } = location.start;
  const text = source.split("\n")[line - 1]?.slice(column - 1) ?? "";
  return `line ${String(line)}, ${status}: ${text} -> ${replacement ?? "nothing"}`;
}

function scoreOf({ detected, undetected }: Count): string {
  const all = detected + undetected;
  return all === 0 ? "no mutants" : `${((100 * detected) / all).toFixed(2)} % of ${String(all)} mutants`;
}

function add(one: Count, other: Count): Count {
  return { detected: one.detected + other.detected, undetected: one.undetected + other.undetected };
}

/** The folders of `src`, and of the one that has a file for each library its files. */
function allPaths(): string[] {
  const rooms = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = readdirSync(`src/${ROOM_OF_LIBRARIES}`, { recursive: true, encoding: "utf8" });
  return [
    "untrusted",
    ...rooms.map(({ name }) => name).filter((name) => name !== ROOM_OF_LIBRARIES),
    ...files
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${ROOM_OF_LIBRARIES}/${file.replace(/\.ts$/, "")}`),
  ];
}

const wanted = process.argv.slice(2);
execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", ...STRYKER], { stdio: "inherit" });
const total = (wanted.length > 0 ? wanted : allPaths()).map(mutate).reduce(add, NONE);
console.log(`All: ${scoreOf(total)}; the goal is ${String(GOAL)} %`);
if (100 * total.detected < GOAL * (total.detected + total.undetected)) process.exitCode = 1;
