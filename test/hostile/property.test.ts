import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ErrorRequestHandler } from "express";
import fc from "fast-check";
import { baseProfile, errorHandler, kmsProfile, standardProfile } from "../../src";
import { headerValues, requestBytes, withConnection, type RawResponse } from "../support/raw-http";
import { arbitraryError, arbitraryValue, cookError, cookValue } from "./arbitrary-errors";
import { close } from "./hostile-server";
import { expectDocumentedResponse } from "./invariants";
import { CREATE_APP } from "./settings";

const RUNS = 250;

describe.each([
  {
    name: "base",
    profile: baseProfile,
    check: (raw: RawResponse): void => void expectDocumentedResponse("base", raw),
  },
  {
    name: "kms",
    profile: kmsProfile,
    check: (raw: RawResponse): void => void expectDocumentedResponse("kms", raw),
  },
  { name: "standard", profile: standardProfile, check: expectStandardResponse },
])("the $name profile", ({ profile, check }) => {
  let server: Server;
  let thrown: () => unknown;

  beforeAll(async () => {
    const app = CREATE_APP[5]();
    app.get("/alive", (_request, response) => response.end("alive"));
    app.use((_request, _response, next) => next({ made: thrown() }));
    // The router takes falsy values for no error, so that the handler is given everything in a holder.
    const handler = errorHandler({ profile, onError: () => undefined });
    const handleHeld: ErrorRequestHandler = (held: { made: unknown }, request, response, next) => {
      handler(held.made, request, response, next);
    };
    app.use(handleHeld);
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    await close(server);
  });

  it("answers any error with a documented, framed response, and goes on", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryError, (recipe) => askAfter(() => cookError(recipe))),
      { numRuns: RUNS },
    );
  }, 30_000);

  it("answers anything else with a documented, framed response, and goes on", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryValue, (recipe) => askAfter(() => cookValue(recipe))),
      { numRuns: RUNS },
    );
  }, 30_000);

  async function askAfter(make: () => unknown): Promise<void> {
    thrown = make;
    // A failed attempt leaves bytes behind, so that each attempt to shrink it needs a connection of its own.
    await withConnection((server.address() as AddressInfo).port, async (connection) => {
      connection.send(requestBytes() + requestBytes({ path: "/alive" }));
      check(await connection.receive());
      expect((await connection.receive()).body.toString()).toBe("alive");
    });
  }
});

function expectStandardResponse(raw: RawResponse): void {
  const row = (standardProfile.rows as Readonly<Record<number, { reason: string }>>)[raw.status];
  expect(raw.status).toBeGreaterThanOrEqual(400);
  expect(raw.phrase).toBe(row?.reason);
  expect(headerValues(raw, "content-type")).toEqual(["application/problem+json"]);
  expect(headerValues(raw, "cache-control")).toEqual(["no-store"]);
  expect(headerValues(raw, "x-content-type-options")).toEqual(["nosniff"]);
  expect(raw.framing).toBe("content-length");
  expect(JSON.parse(raw.body.toString())).toMatchObject({ status: raw.status, title: raw.phrase });
}
