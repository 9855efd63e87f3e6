import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const SOURCES = fileURLToPath(new URL("../../src", import.meta.url));

const ENTRY = `
  export * from "./index";
  export { buildResponse, planResponses } from "./response/build-response";
  export { toHttpError } from "./mappers/to-http-error";
`;

/** The package's names and the steps below them, which the built package keeps to itself. */
export const built = buildAndRequire();

function buildAndRequire() {
  const folder = mkdtempSync(join(tmpdir(), "steps-"));
  try {
    const outfile = join(folder, "steps.cjs");
    buildSync({
      stdin: { contents: ENTRY, resolveDir: SOURCES, loader: "ts" },
      outfile,
      bundle: true,
      platform: "node",
      target: "node20",
      keepNames: true,
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
