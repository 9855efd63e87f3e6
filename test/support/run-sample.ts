import { transformSync } from "esbuild";

/**
 * Runs TypeScript that a page shows, as a module of its own, and returns what it exports.
 *
 * @param load - What its imports give, by what they are called there.
 * @param given - What the page takes for granted, by name.
 */
export function runSample(
  code: string,
  load: (specifier: string) => unknown,
  given: Readonly<Record<string, unknown>> = {},
): unknown {
  const script = transformSync(code, { loader: "ts", format: "cjs" }).code;
  const names = ["require", "module", "exports", ...Object.keys(given)];
  // Of this realm, as `node:vm` has none for jest: libraries ask whether a value is an Array or a plain object.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- The sample is a text of this project.
  const run = new Function(...names, script) as (...values: unknown[]) => void;
  const module = { exports: {} };
  run(load, module, module.exports, ...Object.values(given));
  return module.exports;
}
