// The program of the package, `dist/command-line.js`: one file with all that it needs, so that what only it needs is no
// dependency of the package. `THIRD-PARTY-NOTICES` has the licences of what is in it; a test compares them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";

/** Builds the program, and returns what it consists of. */
export async function buildCommandLine(outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: ["bin/command-line.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    charset: "utf8",
    banner: { js: "#!/usr/bin/env node" },
    // The notices have them.
    legalComments: "none",
    minify: true,
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}

/** The notices of the packages that the program contains. */
export function thirdPartyNotices({ outputs }: Metafile): string {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.map((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  const packages = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
  return ["dist/command-line.js contains these packages.\n", ...packages.map(noticeOf)].join(
    `\n${"-".repeat(80)}\n\n`,
  );
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${folder} has no licence file.`);
  const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  return `${String(name)} ${String(version)} (${String(license)})\n\n${text}\n`;
}
