// `npm run mutation`: the mutation score of `src/`, each file by the tests of its own, or those of its room where it has
// none; `-- errors foreign/zod` takes those alone. Prints what survived, and exits with 1 below the goal. What runs only when a
// module is loaded is not mutated.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const GOAL = 95;
const STRYKER = ["@stryker-mutator/core@9.6.1", "@stryker-mutator/jest-runner@9.6.1"];
const REPORT = "reports/mutation/mutation.json";

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

/** What is read of a report in the mutation testing report schema. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Count {
  readonly detected: number;
  readonly undetected: number;
}

/** Mutates one file, by its path below `src`. */
function mutate(file: string): Count {
  const [room = ""] = file.split("/");
  const ownTests = file.replace(/\.ts$/, ".test.ts");
  const tests = existsSync(`test/${ownTests}`) ? ownTests : `${room}/**/*.test.ts`;
  const env = { ...process.env, TESTS_OF_MUTANTS: tests };
  execFileSync("npx", ["--no-install", "stryker", "run", "--mutate", `src/${file}`], {
    env,
    stdio: "ignore",
  });
  const report = JSON.parse(readFileSync(REPORT, "utf8")) as Report;
  const { source = "", mutants = [] } = report.files[`src/${file}`] ?? {};
  const undetected = mutants.filter(({ status }) => ["Survived", "NoCoverage"].includes(status));
  const detected = mutants.filter(({ status }) => ["Killed", "Timeout"].includes(status));
  const count = { detected: detected.length, undetected: undetected.length };
  console.log(`${file}: ${scoreOf(count)}`);
  for (const mutant of undetected) console.log(`  ${describe(source, mutant)}`);
  return count;
}

function describe(source: string, { status, location, replacement }: Mutant): string {
  const { line, column } = location.start;
  const text = source.split("\n")[line - 1]?.slice(column - 1) ?? "";
  return `${status} in line ${String(line)}: ${text} -> ${replacement ?? "nothing"}`;
}

function scoreOf({ detected, undetected }: Count): string {
  const all = detected + undetected;
  return all === 0 ? "no mutants" : `${((100 * detected) / all).toFixed(2)} % of ${String(all)} mutants`;
}

/** The files with code in the rooms; the entry points beside them only pass names on. */
function sourceFiles(): string[] {
  const paths = readdirSync("src", { recursive: true, encoding: "utf8" });
  return paths.filter((path) => path.includes("/") && path.endsWith(".ts")).sort();
}

const wanted = process.argv.slice(2);
const files = sourceFiles().filter(
  (file) =>
    wanted.length === 0 || wanted.some((path) => file === `${path}.ts` || file.startsWith(`${path}/`)),
);
execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", ...STRYKER], { stdio: "inherit" });
const total = files.map(mutate).reduce((sum, { detected, undetected }) => ({
  detected: sum.detected + detected,
  undetected: sum.undetected + undetected,
}));
console.log(`All: ${scoreOf(total)}; the goal is ${String(GOAL)} %`);
if (100 * total.detected < GOAL * (total.detected + total.undetected)) process.exitCode = 1;
