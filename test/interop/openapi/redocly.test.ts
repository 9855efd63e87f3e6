import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { document as documentOfExample } from "../../../examples/02-kms-service/document";
import { document as documentOfLibrary } from "../../../examples/09-client/document";
import { baseProfile, kmsProfile, standardProfile } from "../../../src";
import { openapi } from "../../../src/openapi";
import { documentOf, kms } from "./documents";

const REDOCLY = join(__dirname, "../node_modules/@redocly/cli/bin/cli.js");

const keys = openapi(kms, { prefix: "Kms", only: [404] });
const others = openapi(baseProfile, { prefix: "Base", only: [404, 503] });

/** Two profiles, a few rows of each, in one document. */
const twoProfiles = {
  ...documentOf(baseProfile),
  paths: {
    "/keys": { get: { operationId: "keys", summary: "Keys", responses: keys.responses(200, "KMS.0207") } },
    "/others": {
      get: { operationId: "others", summary: "Others", responses: others.responses(200, 404, 503) },
    },
  },
  components: {
    schemas: { ...keys.components.schemas, ...others.components.schemas },
    responses: { ...keys.components.responses, ...others.components.responses },
    headers: { ...keys.components.headers, ...others.components.headers },
    securitySchemes: documentOf(baseProfile).components.securitySchemes,
  },
};

const wrong = documentOf(baseProfile);
Object.assign(wrong.components.responses["NotFound"]?.content["application/problem+json"] ?? {}, {
  example: { title: 1 },
});

const DOCUMENTS: Readonly<Record<string, object>> = {
  base: documentOf(baseProfile),
  kms: documentOf(kmsProfile),
  standard: documentOf(standardProfile),
  codes: documentOf(kms),
  "codes-3.0": documentOf(kms, { version: "3.0" }),
  "standard-3.0": documentOf(standardProfile, { version: "3.0", requestId: false }),
  renamed: documentOf(baseProfile, {
    requestId: { header: "Request-Id" },
    typeBase: "https://example.net/problems",
  }),
  two: twoProfiles,
  example: documentOfExample,
  library: documentOfLibrary,
  wrong,
};

interface Problem {
  readonly severity: string;
  readonly ruleId: string;
  readonly location: readonly { readonly source: { readonly ref: string }; readonly pointer: string }[];
}

/** What Redocly says about all documents, in one run: it takes seconds to start. */
async function lint(folder: string): Promise<Problem[]> {
  for (const [name, document] of Object.entries(DOCUMENTS))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(document));
  writeFileSync(join(folder, "redocly.yaml"), "extends: [recommended]\n");
  const names = Object.keys(DOCUMENTS).map((name) => `${name}.json`);
  const args = [
    REDOCLY,
    "lint",
    ...names,
    "--config",
    "redocly.yaml",
    "--format",
    "json",
    "--max-problems",
    "1000",
  ];
  const env = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    NO_PROXY: "*",
  };
  const output = await new Promise<string>((resolve) => {
    // It ends with 1 because of the wrong document.
    execFile(process.execPath, args, { cwd: folder, env }, (_error, stdout) => {
      resolve(stdout);
    });
  });
  // It writes an object for each document, one behind the other.
  const objects = `[${output.replace(/\}\s*\{\s*"totals"/g, '},{"totals"')}]`;
  return (JSON.parse(objects) as { problems: Problem[] }[]).flatMap(({ problems }) => problems);
}

describe("Redocly's recommended rules", () => {
  let problems: Problem[] = [];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "redocly-"));
    problems = await lint(folder);
    rmSync(folder, { recursive: true });
  });

  const problemsOf = (name: string) =>
    problems
      .filter(({ location }) => location.some(({ source }) => source.ref.endsWith(`${name}.json`)))
      .map(({ severity, ruleId, location }) => `${severity} ${ruleId} ${location[0]?.pointer ?? ""}`);

  it.each(Object.keys(DOCUMENTS).filter((name) => name !== "wrong"))(
    "find nothing in the document %s",
    (name) => {
      expect(problemsOf(name)).toEqual([]);
    },
  );

  it("find a wrong example", () => {
    expect(problemsOf("wrong")).not.toEqual([]);
  });
});
