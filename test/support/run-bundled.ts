import { runInThisContext } from "node:vm";
import { buildSync } from "esbuild";

/** What a module of CommonJS exports that is bundled into one file first. Its imports start in the folder of the project. */
export function runBundled(contents: string, { minify }: { readonly minify: boolean }): unknown {
  const [file] = buildSync({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    platform: "node",
    minify,
    write: false,
  }).outputFiles;
  const bundled: { exports: unknown } = { exports: {} };
  const run = runInThisContext(`(module, require) => {${file?.text ?? ""}}`) as (...given: unknown[]) => void;
  run(bundled, require);
  return bundled.exports;
}
