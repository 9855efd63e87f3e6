// `npm run mutation`: the mutation score of `src/`, each room by its own tests; `-- errors profiles` takes those alone.
// Prints what survived, and exits with 1 below the goal. What only runs when a module is loaded is not mutated.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const GOAL = 95;
const STRYKER = ["@stryker-mutator/core@9.6.1", "@stryker-mutator/jest-runner@9.6.1"];
const REPORT = "reports/mutation/mutation.json";

/** What is read of a report in the mutation testing report schema. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

interface Count {
  detected: number;
  undetected: number;
}

function mutate(room: string): Count {
  const stryker = ["--no-install", "stryker", "run", "--mutate", `src/${room}/**/*.ts`];
  const env = { ...process.env, MUTATED_ROOM: room };
  execFileSync("npx", stryker, { env, stdio: ["ignore", "ignore", "inherit"] });
  const count = { detected: 0, undetected: 0 };
  for (const [file, { source, mutants }] of Object.entries(
    (JSON.parse(readFileSync(REPORT, "utf8")) as Report).files,
  )) {
    for (const mutant of mutants) {
      if (["Killed", "Timeout"].includes(mutant.status)) count.detected += 1;
      if (!["Survived", "NoCoverage"].includes(mutant.status)) continue;
      count.undetected += 1;
      console.log(`${mutant.status} ${describe(file, source, mutant)}`);
    }
  }
  console.log(`${room}: ${scoreOf(count)}`);
  return count;
}

function describe(file: string, source: string, { location, replacement }: Mutant): string {
  const { line, column } = location.start;
  const text = source.split("\n")[line - 1]?.slice(column - 1) ?? "";
  return `${file}:${String(line)}:${String(column)} ${text} -> ${replacement ?? "nothing"}`;
}

function scoreOf({ detected, undetected }: Count): string {
  const all = detected + undetected;
  return `${((100 * detected) / all).toFixed(2)} % of ${String(all)} mutants`;
}

/** The folders of `src` that have code; the entry points beside them only pass names on. */
function allRooms(): string[] {
  const entries = readdirSync("src", { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

const rooms = process.argv.slice(2);
execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", ...STRYKER], { stdio: "inherit" });
const counts = (rooms.length > 0 ? rooms : allRooms()).map(mutate);
const total = {
  detected: counts.reduce((sum, { detected }) => sum + detected, 0),
  undetected: counts.reduce((sum, { undetected }) => sum + undetected, 0),
};
console.log(`src: ${scoreOf(total)}; the goal is ${String(GOAL)} %`);
if (100 * total.detected < GOAL * (total.detected + total.undetected)) process.exitCode = 1;
