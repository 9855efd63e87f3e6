import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Ajv from "ajv/dist/2020";
import express from "express";
import { libraryApp } from "../../../examples/09-client/app";
import { reader } from "../../../examples/09-client/client";
import { document } from "../../../examples/09-client/document";
import { library } from "../../../examples/09-client/profile";
import { libraryTable } from "../../../examples/09-client/table";
import { errorHandler, HttpError } from "../../../src";

/** Every row of errors, and every code, as something to throw. */
const THROWN = [
  ...Object.keys(libraryTable.rows)
    .map(Number)
    .filter((status) => status >= 400)
    .map((status) => ({
      what: String(status),
      error: new HttpError(status, `The message of a ${String(status)}.`),
    })),
  ...(Object.keys(libraryTable.codes) as (keyof typeof libraryTable.codes)[]).map((code) => ({
    what: code,
    error: library.error(code),
  })),
];

let server: Server;
let base: string;

beforeAll(async () => {
  const app = express();
  app.get("/thrown/:what", (req) => {
    throw THROWN.find(({ what }) => what === req.params.what)?.error;
  });
  app.use(errorHandler({ profile: library, onError: () => undefined }));
  app.use(libraryApp());
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const ajv = new Ajv({ strict: true, allErrors: true }).addVocabulary(["components"]);

/** The response that the document of the example has for a status. */
function documented(status: number) {
  const responses = Object.values(document.components.responses);
  const example = (response: (typeof responses)[number]) =>
    Object.values(response.content).some(({ examples, example }) =>
      JSON.stringify(examples ?? example).includes(`"status":${String(status)},`),
    );
  const found = responses.find(example);
  if (found === undefined) throw new Error(`The document has no ${String(status)}.`);
  return found;
}

describe("the document, the wire and the client of example 09 agree on", () => {
  it.each(THROWN)("$what", async ({ what, error }) => {
    const response = await fetch(`${base}/thrown/${what}`);
    const read = await reader.read(response.clone());
    const body: unknown = await response.json();
    const { description, content, headers } = documented(response.status);
    const [mediaType = ""] = Object.keys(content);

    // The wire and the document.
    const row = libraryTable.rows[response.status as 400];
    expect(description).toBe(row.meaning);
    expect(response.headers.get("content-type")).toBe(mediaType);
    expect(Object.keys(headers)).toContain("X-Request-Id");
    expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
    const { schema } = content[mediaType] ?? {};
    const validate = ajv.compile({ ...schema, components: document.components });
    expect({ valid: validate(body), errors: validate.errors }).toEqual({ valid: true, errors: null });
    expect(validate({ ...(body as object), status: 418 })).toBe(false);

    // The wire and the client.
    const { problem } = errorHandler({ profile: library }).describe(error, {
      requestId: response.headers.get("x-request-id") ?? "",
    });
    const { status, reason, detail, code, requestId, type } = problem;
    expect(read).toMatchObject({ status, reason, detail, requestId, type, documented: true, body });
    expect(read?.code).toBe(code);
    expect(read?.status).toBe(error.status);
  });

  it("every row and every code of the table", () => {
    expect(THROWN.map(({ error }) => error.status).sort()).toEqual([
      400, 400, 404, 404, 409, 409, 409, 500, 503, 503,
    ]);
  });
});

it("example 09 serves its document", async () => {
  await expect((await fetch(`${base}/openapi.json`)).json()).resolves.toEqual(
    JSON.parse(JSON.stringify(document)),
  );
});
