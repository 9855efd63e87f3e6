import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

/** What a browser loads of the package's names: the code, as esbuild bundles it. */
function bundled(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: __dirname },
    // That of the repository leads to the sources.
    tsconfigRaw: "{}",
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
}

it("the client is bundled for a browser in less than 6,000 bytes, with every envelope and table", () => {
  const code = bundled(`
    export * from "express-error-profiles/client";
    export * from "express-error-profiles/envelopes";
  `);
  expect(/\brequire\(/.test(code)).toBe(false);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(6_000);
});

it("a bundler leaves out the tables that are not used", () => {
  const code = bundled('export { errorReader } from "express-error-profiles/client";');
  expect(code.includes("Network Authentication Required")).toBe(false);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(4_000);
});
