import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import { type ExtendedSpecConfig, generateSpec } from "tsoa";
import express from "express";
import * as OpenApiValidator from "express-openapi-validator";
import request from "supertest";
import swaggerJsdoc from "swagger-jsdoc";
import swaggerUi from "swagger-ui-express";
import ts from "typescript";
import { document as documentOfExample } from "../../../examples/02-kms-service/document";
import * as core from "../../../src";
import * as entry from "../../../src/openapi";
import { runSample } from "../../support/run-sample";
import { documentOf, kms } from "./documents";
import { validatorOf } from "./validator";

const PAGE = readFileSync(join(__dirname, "../../../docs/openapi.md"), "utf8");

const errors = entry.openapi(kms);

/** The code that the page shows for a library. */
function recipeOf(library: string): string {
  const [, rest = ""] = PAGE.split(`\n**${library}** `);
  const [, code = ""] = /```typescript\n([^]*?)```/.exec(rest) ?? [];
  expect(code).not.toBe("");
  return code;
}

/** Runs the code of the page, with what it takes for granted. */
function run(
  library: string,
  given: Readonly<Record<string, unknown>>,
  replaced: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const modules: Readonly<Record<string, unknown>> = {
    "swagger-jsdoc": swaggerJsdoc,
    "swagger-ui-express": swaggerUi,
    "@asteasolutions/zod-to-openapi": { OpenAPIRegistry, OpenApiGeneratorV31 },
    "express-openapi-validator": OpenApiValidator,
    "express-error-profiles/openapi": entry,
    ...replaced,
  };
  return runSample(recipeOf(library), (name) => modules[name], given) as Record<string, unknown>;
}

/** A document as it is read by others. */
type Document = Record<string, unknown> & {
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  readonly components: Record<string, Record<string, unknown>>;
};

function jsonOf(document: unknown): Document {
  return JSON.parse(JSON.stringify(document)) as Document;
}

/** The document has all components of the errors, and the responses of the operation, and every reference leads somewhere. */
function expectDocumented(
  document: Document,
  { components, responses }: ReturnType<typeof entry.openapi>,
): void {
  for (const [kind, named] of Object.entries(components))
    expect(document.components[kind]).toMatchObject(named as object);
  expect(document.paths["/keys/{id}"]?.["get"]?.responses).toMatchObject(responses(403, 404));
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, kind = "", name = ""] of references) expect(document.components[kind]).toHaveProperty([name]);
}

/** A folder within the reach of the libraries, while a test runs. */
async function inFolder(
  files: Readonly<Record<string, string>>,
  act: (folder: string) => unknown,
): Promise<void> {
  const folder = mkdtempSync(join(__dirname, "recipe-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ROUTES = `
/**
 * @openapi
 * /keys/{id}:
 *   get:
 *     responses:
 *       "200": { description: The key. }
 *       "403": { $ref: "#/components/responses/Forbidden" }
 *       "404": { $ref: "#/components/responses/NotFound" }
 */
`;

it("swagger-jsdoc: the components are in its definition, and comments refer to them", async () => {
  await inFolder({ "routes.js": ROUTES }, (folder) => {
    const inRoutes = (options: swaggerJsdoc.Options) =>
      swaggerJsdoc({ ...options, apis: [join(folder, "routes.js")] });
    const { document } = run("swagger-jsdoc", { errors }, { "swagger-jsdoc": inRoutes });
    expectDocumented(jsonOf(document), errors);
  });
});

it("zod-to-openapi: each component is registered, and responses stand beside those of zod", () => {
  const { document } = run("@asteasolutions/zod-to-openapi", { errors });
  expectDocumented(jsonOf(document), errors);
});

const CONTROLLER = `
import { Controller, Get, Path, Route } from "@tsoa/runtime";

@Route("keys")
export class KeysController extends Controller {
  @Get("{id}")
  public getKey(@Path() id: string): { alias: string } {
    return { alias: id };
  }
}
`;

it("tsoa: its configuration is merged into what it generates", async () => {
  await inFolder({ "controller.ts": CONTROLLER }, async (folder) => {
    const { spec } = run("tsoa", { kms }) as { spec: Partial<ExtendedSpecConfig> };
    const compilerOptions = { experimentalDecorators: true, types: [] };
    const configuration: ExtendedSpecConfig = {
      outputDirectory: folder,
      entryFile: join(folder, "controller.ts"),
      controllerPathGlobs: [join(folder, "controller.ts")],
      noImplicitAdditionalProperties: "ignore",
      ...spec,
    };
    await generateSpec(configuration, compilerOptions);
    const document = jsonOf(JSON.parse(readFileSync(join(folder, "swagger.json"), "utf8")));
    expectDocumented(document, entry.openapi(kms, { version: "3.0" }));
    expect(document.paths["/keys/{id}"]?.["get"]?.responses).toHaveProperty(["200", "content"]);
  });
});

describe("express-openapi-validator", () => {
  const app = express();
  const router = express.Router();
  router.get("/keys/:id", (_req, res) => {
    res.json({ alias: "first" });
  });
  const document = documentOf(kms);
  const parameters = [{ name: "limit", in: "query", schema: { type: "integer" } }];
  Object.assign(document.paths["/keys/{id}"], { parameters });
  const { notFound } = core;
  const errorHandler = (options: core.ErrorHandlerOptions) =>
    core.errorHandler({ ...options, onError: () => undefined });
  run("express-openapi-validator", { app, router, document, kms, notFound, errorHandler });

  it.each([
    { path: "/keys/1?limit=many", status: 400 },
    { path: "/keys/1", status: 403 },
    { path: "/nowhere", status: 404 },
  ])("$path is answered $status, as the document says", async ({ path, status }) => {
    const call = request(app).get(path);
    if (status !== 403) call.set("Authorization", "Bearer any");
    const response = await call.expect(status);
    expect(validatorOf(kms)(status, response.headers["content-type"], response.body)).toEqual([]);
  });

  it("lets a valid request pass", async () => {
    await request(app)
      .get("/keys/1?limit=1")
      .set("Authorization", "Bearer any")
      .expect(200, { alias: "first" });
  });
});

it("swagger-ui-express: shows the document of the KMS example", async () => {
  const app = express();
  run("swagger-ui-express", { app, document: documentOfExample });
  const page = await request(app).get("/docs/").expect(200);
  expect(page.text).toContain("swagger-ui");
  const script = await request(app).get("/docs/swagger-ui-init.js").expect(200);
  expect(script.text).toContain("/openapi.json");
  const { body } = await request(app).get("/openapi.json").expect(200);
  expect(body).toEqual(jsonOf(documentOfExample));
});

const PREAMBLE = `
import express, { Router } from "express";
import { errorHandler, extendProfile, kmsProfile, notFound } from "../../../../src";
import { openapi as make } from "../../../../src/openapi";
const kms = extendProfile(kmsProfile, { codes: CODES });
const app = express();
const router = Router();
`;

it("the recipes compile", async () => {
  const preamble = PREAMBLE.replace("CODES", JSON.stringify(kms.codes));
  const given: Readonly<Record<string, string>> = {
    "swagger-jsdoc": "const errors = make(kms);",
    "@asteasolutions/zod-to-openapi": "const errors = make(kms);",
    tsoa: "",
    "express-openapi-validator": `
      const info = { title: "Keys", version: "1.0.0" };
      const errors = make(kms, { version: "3.0" });
      const responses = errors.responses(404);
      const document = { openapi: "3.0.3" as const, info, paths: { "/keys": { get: { responses } } }, components: errors.components };`,
    "swagger-ui-express": "const document = { components: make(kms).components };",
  };
  const files = Object.entries(given).map(([library, code], index): [string, string] => {
    const recipe = recipeOf(library).replaceAll("express-error-profiles/", "../../../../src/");
    return [`recipe-${String(index)}.ts`, `${preamble}${code}\n${recipe}\nexport {};`];
  });
  await inFolder(Object.fromEntries(files), (folder) => {
    const program = ts.createProgram(
      files.map(([name]) => join(folder, name)),
      {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        exactOptionalPropertyTypes: true,
        esModuleInterop: true,
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.Preserve,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        types: ["node"],
        typeRoots: [join(__dirname, "../node_modules/@types")],
      },
    );
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, messageText }) =>
          `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      );
    expect(messages).toEqual([]);
  });
});
