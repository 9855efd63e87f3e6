import { spawnSync } from "node:child_process";

/** The path of a program, or undefined if it is not installed. */
function findProgram(name: string): string | undefined {
  const { stdout } = spawnSync("sh", ["-c", `command -v ${name}`], {
    encoding: "utf8",
    // Where Debian has the programs of servers.
    env: { ...process.env, PATH: `${String(process.env["PATH"])}:/usr/sbin` },
  });
  return stdout.trim() || undefined;
}

/** The path of a program, which is installed from Debian's packages if it is missing. */
export function installProgram(name: string, ...packages: readonly string[]): string {
  const found = findProgram(name);
  if (found !== undefined) return found;
  const install = `apt-get update && apt-get install --yes --no-install-recommends ${packages.join(" ")}`;
  const { stderr } = spawnSync("sh", ["-c", install], { encoding: "utf8" });
  const installed = findProgram(name);
  if (installed === undefined) throw new Error(`Install ${name}.\n${stderr}`);
  return installed;
}
