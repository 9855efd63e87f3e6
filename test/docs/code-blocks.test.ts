import { join, posix, sep } from "node:path";
import ts from "typescript";
import { exportedNames, sourceFiles } from "../architecture/source-files";
import { codeBlocks, PAGES, type CodeBlock } from "./markdown";

const ROOT = join(__dirname, "../..");
/** As the compiler writes paths, on Windows too. */
const FOLDER = __dirname.split(sep).join("/");
const CONTEXT = join(__dirname, "context.d.ts");

const SOURCES = sourceFiles().filter((file) => file.endsWith(".ts"));

/** The entry points, with the names of values and of types that each exports; what `index` exports too is left to it. */
const ENTRIES = SOURCES.filter((file) => !file.includes("/") && file !== "untrusted.ts").map((file) => {
  const ofIndex = file === "index.ts" ? [] : namesOf("index.ts");
  const names = namesOf(file).filter((name) => !ofIndex.includes(name));
  return { entry: file.replace(/(?:index)?\.ts$/, ""), names };
});

function namesOf(file: string): string[] {
  const { values, types } = exportedNames(file);
  return [...values, ...types];
}

const BLOCKS = [...PAGES, ...SOURCES.map((file) => `src/${file}`)]
  .flatMap(codeBlocks)
  .filter(({ language }) => language === "ts");

/** The block as a module: the public names that it uses and neither imports nor declares are imported for it. */
function moduleOf({ code }: CodeBlock): string {
  const imports = ENTRIES.map(({ entry, names }) => {
    const missing = names.filter(
      (name) =>
        new RegExp(`\\b${name}\\b`).test(code) &&
        !new RegExp(`import [^;]*\\b${name}\\b|(const|class) ${name}\\b`).test(code),
    );
    return `import { ${missing.join(", ")} } from "${posix.join("express-error-profiles", entry)}";`;
  });
  return `${imports.join("\n")}\n${code}\nexport {};\n`;
}

/** What the compiler says of all blocks, by the path of the module that each was made. */
function compile(modules: ReadonlyMap<string, string>): Map<string, string[]> {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, "tsconfig.check.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const options = {
    ...config?.options,
    noUnusedLocals: false,
    noUnusedParameters: false,
    erasableSyntaxOnly: false,
  };
  const host = ts.createCompilerHost(options);
  const plain = ts.createCompilerHost(options);
  host.fileExists = (path) => modules.has(path) || plain.fileExists(path);
  host.readFile = (path) => modules.get(path) ?? plain.readFile(path);
  host.getSourceFile = (path, languageVersion) => {
    const text = modules.get(path);
    if (text === undefined) return plain.getSourceFile(path, languageVersion);
    return ts.createSourceFile(path, text, languageVersion);
  };
  const program = ts.createProgram([CONTEXT, ...modules.keys()], options, host);
  const complaints = new Map<string, string[]>();
  for (const path of modules.keys()) {
    const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(path));
    complaints.set(
      path,
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    );
  }
  return complaints;
}

describe("the code blocks of README, docs and doc comments", () => {
  // Modules of ESM, so that an example may await at its top.
  const paths = new Map(BLOCKS.map((block, index) => [block, `${FOLDER}/block-${String(index)}.mts`]));
  const complaints = compile(new Map(BLOCKS.map((block) => [paths.get(block) ?? "", moduleOf(block)])));

  it("are found", () => {
    expect(BLOCKS.length).toBeGreaterThan(30);
  });

  it.each(BLOCKS)("compile: $place", (block) => {
    expect(complaints.get(paths.get(block) ?? "")).toEqual([]);
  });
});
