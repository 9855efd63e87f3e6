import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { document } from "../../../examples/02-kms-service/document";
import {
  baseProfile,
  errorHandler,
  HttpError,
  kmsProfile,
  type Profile,
  standardProfile,
} from "../../../src";
import { openapi } from "../../../src/openapi";
import { freePort } from "../support/unused-port";
import { documentOf, kms } from "./documents";
import { type Prism, startPrism } from "./start-prism";
import type { JudgedAnswer } from "./through-prism";

const PROFILES: Readonly<Record<string, Profile>> = {
  base: baseProfile,
  kms: kmsProfile,
  standard: standardProfile,
  codes: kms,
};

/** One document with a path for each profile, since Prism takes seconds to start. */
function documentOfAll(): object {
  const all = Object.entries(PROFILES).map(([prefix, profile]) => {
    const errors = openapi(profile, { prefix });
    const responses = { 200: { description: "OK" }, ...errors.responses() };
    return { path: { [`/${prefix}`]: { get: { responses } } }, components: errors.components };
  });
  const merged = (kind: "schemas" | "responses" | "headers") =>
    Object.assign({}, ...all.map(({ components }) => components[kind])) as object;
  return {
    ...documentOf(baseProfile),
    security: [],
    paths: Object.assign({}, ...all.map(({ path }) => path)) as object,
    components: { schemas: merged("schemas"), responses: merged("responses"), headers: merged("headers") },
  };
}

describe("Prism as a mock", () => {
  let prism: Prism;

  beforeAll(async () => {
    prism = await startPrism(documentOfAll());
  }, 120_000);

  afterAll(() => prism.stop());

  // By Node's client, since fetch fails for a 407.
  const ask = (path: string, prefer: string) => request(prism.address).get(`/${path}`).set("Prefer", prefer);

  it.each(Object.keys(PROFILES))(
    "answers with the body that the handler sends, for each row of the profile %s",
    async (name) => {
      const profile = PROFILES[name] ?? baseProfile;
      const statuses = Object.keys(profile.rows)
        .map(Number)
        .filter((status) => status >= 400);
      expect(statuses.length).toBeGreaterThan(3);
      for (const status of statuses) {
        const response = await ask(name, `code=${String(status)}`);
        const requestId = response.headers["x-request-id"];
        const { mediaType, body } = errorHandler({ profile }).describe(new HttpError(status), { requestId });
        expect(response.status).toBe(status);
        expect(response.headers["content-type"]).toBe(mediaType);
        expect(response.body).toEqual(JSON.parse(body));
      }
    },
  );

  it.each(Object.keys(kms.codes) as (keyof typeof kms.codes)[])(
    "answers with the body of the code %s",
    async (code) => {
      const { status, body } = errorHandler({ profile: kms }).describe(kms.error(code));
      const response = await ask("codes", `code=${String(status)}, example=${code}`);
      expect(response.status).toBe(status);
      expect(response.body).toEqual(JSON.parse(body));
    },
  );

  it("answers with the headers of the row", async () => {
    const response = await ask("kms", "code=500");
    expect(response.headers["retry-after"]).toBe("120");
    expect((await ask("kms", "code=404")).headers).not.toHaveProperty("retry-after");
  });
});

describe("Prism as a proxy before example 02", () => {
  const answers: JudgedAnswer[] = [];

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "prism-answers-"));
    const file = join(folder, "answers.jsonl");
    const port = String(await freePort());
    const prism = await startPrism(document, `http://127.0.0.1:${port}`);
    const args = [
      "node_modules/jest/bin/jest.js",
      "--ci",
      "--config",
      "test/interop/openapi/prism.jest.config.ts",
    ];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: join(__dirname, "../../.."),
      env: { ...process.env, PRISM_ADDRESS: prism.address, UPSTREAM_PORT: port, ANSWERS_FILE: file },
      encoding: "utf8",
    });
    await prism.stop();
    if (status !== 0) throw new Error(stderr);
    for (const line of readFileSync(file, "utf8").trim().split("\n"))
      answers.push(JSON.parse(line) as JudgedAnswer);
    rmSync(folder, { recursive: true });
  }, 300_000);

  it("sees every answer of the tests of the example", () => {
    expect(answers.length).toBeGreaterThan(100);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 204, 400, 403, 404, 500]);
  });

  it("finds no violation of the document in them", () => {
    expect(answers.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });
});
