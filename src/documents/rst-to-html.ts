import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { reasonOf, Refusal } from "./refusal";

/** A program, and the arguments before all others. */
export type Program = readonly [string, ...string[]];

/** The names that installations of docutils give to the program. */
const PROGRAMS: readonly Program[] = [["rst2html5"], ["rst2html"], ["rst2html.py"], ["rst2html5.py"]];

/** Without these a document can include any file of the machine and write any HTML. */
const CLOSED = ["--no-raw", "--no-file-insertion", "--report=5"];

const OPTIONS = [
  ...CLOSED,
  // A mistake in the source does not stop the conversion.
  "--halt=5",
  "--input-encoding=utf-8",
  "--output-encoding=utf-8",
  "--syntax-highlight=none",
];

/** What the run of docutils may take. */
export interface RstLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/**
 * The HTML that docutils makes of reStructuredText.
 *
 * @param programs - What docutils may be called, tried in this order.
 * @throws Refusal if none of them is installed, or if it fails.
 */
export function htmlOfRst(
  text: string,
  name: string,
  limits: RstLimits,
  programs: readonly Program[] = PROGRAMS,
): string {
  let failure = "";
  for (const [program, ...first] of programs) {
    const { status, stdout, stderr, error } = spawnSync(program, [...first, ...OPTIONS], {
      input: text,
      encoding: "utf8",
      // A configuration file could open again what the options close.
      env: { ...process.env, DOCUTILSCONFIG: "" },
      cwd: tmpdir(),
      timeout: limits.milliseconds,
      maxBuffer: limits.bytes,
      killSignal: "SIGKILL",
    });
    if (error === undefined && status === 0) return stdout;
    const code = error !== undefined && "code" in error ? error.code : undefined;
    if (code === "ETIMEDOUT") {
      throw new Refusal(`${name} takes docutils longer than ${limits.milliseconds / 1_000} seconds`);
    }
    if (code === "ENOBUFS") throw new Refusal(`${name} becomes too much HTML`);
    if (code !== "ENOENT") failure ||= ` (${program} failed: ${reasonOf(error ?? stderr)})`;
  }
  throw new Refusal(
    `${name} is reStructuredText, which docutils reads: install it (pip install docutils) so that ` +
      `${programs.map(([program]) => program).join(" or ")} can be run${failure}`,
  );
}
