import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import {
  baseProfile,
  errorHandler,
  HttpError,
  kmsProfile,
  type Profile,
  standardProfile,
} from "../../../src";
import { openapi } from "../../../src/openapi";
import { documentOf, kms } from "./documents";

const PRISM = join(__dirname, "../node_modules/@stoplight/prism-cli/dist/index.js");

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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("Prism as a mock", () => {
  const folder = mkdtempSync(join(tmpdir(), "prism-"));
  let prism: ChildProcess;
  let address = "";

  beforeAll(async () => {
    const file = join(folder, "document.json");
    writeFileSync(file, JSON.stringify(documentOfAll()));
    const port = await freePort();
    address = `http://127.0.0.1:${String(port)}`;
    prism = spawn(
      process.execPath,
      [PRISM, "mock", file, "--port", String(port), "--host", "127.0.0.1", "-m", "false"],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    await new Promise<void>((resolve, reject) => {
      let output = "";
      prism.stdout?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Prism is listening")) resolve();
      });
      prism.once("exit", () => {
        reject(new Error(`Prism ended: ${output}`));
      });
    });
  }, 120_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => prism.once("exit", resolve));
    prism.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });

  // By Node's client, since fetch fails for a 407.
  const ask = (path: string, prefer: string) => request(address).get(`/${path}`).set("Prefer", prefer);

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
