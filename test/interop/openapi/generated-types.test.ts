import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { baseProfile } from "../../../src";
import { documentOf, kms } from "./documents";

const GENERATOR = join(__dirname, "../node_modules/openapi-typescript/bin/cli.js");

/** What the compiler says about a client of a document, with types that openapi-typescript generates. */
function compile(document: object, code: string): string[] {
  // Within the folder whose `node_modules` has openapi-fetch.
  const folder = mkdtempSync(join(__dirname, "generated-"));
  try {
    writeFileSync(join(folder, "document.json"), JSON.stringify(document));
    execFileSync(process.execPath, [GENERATOR, "document.json", "-o", "schema.d.ts"], { cwd: folder });
    const client = join(folder, "client.ts");
    writeFileSync(client, `${CLIENT}\n${code}`);
    const program = ts.createProgram([client], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
      skipLibCheck: true,
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const CLIENT = `
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

const client = createClient<paths>({ baseUrl: "https://api.example.net" });
type Schemas = components["schemas"];
`;

const PROBLEM_DETAILS = `
export async function titleOf(id: string): Promise<string> {
  const { data, error } = await client.GET("/keys/{id}", { params: { path: { id } } });
  if (data) return data.alias;
  const all: 400 | 401 | 403 | 404 | 406 | 409 | 500 | 503 = error.status;
  // @ts-expect-error -- there are more than one.
  const one: 404 = error.status;
  if (error.status === 404) {
    const title: "Not Found" = error.title;
    const detail: string = error.detail;
    const requestId: string = error.requestId;
    const pointer: string | undefined = error.errors?.[0]?.pointer;
    // @ts-expect-error -- it is that of another row.
    const other: "Conflict" = error.title;
    return [title, detail, requestId, pointer, other].join();
  }
  // @ts-expect-error -- no row has it.
  if (error.status === 418) return "";
  return [all, one, error.title].join();
}

// @ts-expect-error -- the status is always there.
export const withoutStatus: Schemas["NotFound"] = { type: "about:blank", title: "Not Found", detail: "", requestId: "" };
`;

const CODES = `
export async function codeOf(id: string): Promise<string> {
  const { data, error } = await client.GET("/keys/{id}", { params: { path: { id } } });
  if (data) return data.alias;
  const code: "KMS.0101" | "KMS.0207" | "KMS.0209" | "KMS.0306" | "KMS.0308" = error.error.error_code;
  if (code === "KMS.0209") return error.error.error_msg;
  // @ts-expect-error -- the catalogue does not have it.
  if (code === "KMS.9999") return "";
  // @ts-expect-error -- it is a code of another row.
  const other: Schemas["NotFound"]["error"]["error_code"] = "KMS.0306";
  return other;
}
`;

describe("the types that openapi-typescript generates", () => {
  it.each(["3.0", "3.1"] as const)(
    "narrow an error of openapi-fetch by its status, from OpenAPI %s",
    (version) => {
      expect(compile(documentOf(baseProfile, { version }), PROBLEM_DETAILS)).toEqual([]);
    },
  );

  it.each(["3.0", "3.1"] as const)("know the codes of a catalogue, from OpenAPI %s", (version) => {
    expect(compile(documentOf(kms, { version }), CODES)).toEqual([]);
  });

  it("are checked: a client that expects something else does not compile", () => {
    expect(compile(documentOf(kms), PROBLEM_DETAILS)).not.toEqual([]);
  });
});
