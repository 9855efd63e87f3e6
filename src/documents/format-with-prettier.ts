import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject, readProperty, readString } from "../untrusted";

/**
 * Code as the project's Prettier formats it, with the settings for a file; as it is where there is no Prettier or where
 * it fails.
 *
 * @param folder - The folder whose `.prettierignore` counts.
 */
export function formatWithPrettier(code: string, file: string, folder: string): string {
  const program = prettierProgram(file) ?? prettierProgram(join(folder, "package.json"));
  if (program === undefined) return code;
  const { status, stdout } = spawnSync(process.execPath, [program, "--stdin-filepath", file], {
    cwd: folder,
    input: code,
    encoding: "utf8",
    maxBuffer: Infinity,
  });
  return status === 0 && stdout !== "" ? stdout : code;
}

/** The program of the Prettier that a file of a project would load. */
function prettierProgram(file: string): string | undefined {
  try {
    const manifest = createRequire(file).resolve("prettier/package.json");
    const bin = readProperty(JSON.parse(readFileSync(manifest, "utf8")), "bin");
    const path = isObject(bin) ? readString(bin, "prettier") : bin;
    return typeof path === "string" ? join(dirname(manifest), path) : undefined;
  } catch {
    return undefined;
  }
}
