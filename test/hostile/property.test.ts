import fc from "fast-check";
import { baseProfile, errorHandler, kmsProfile, standardProfile } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { headerValues, requestBytes, withConnection, type RawResponse } from "../support/raw-http";
import { RUNS_EVERYTHING } from "../support/scope";
import { useServer } from "../support/use-server";
import { arbitraryError, arbitraryValue, cookError, cookValue, type ErrorRecipe } from "./arbitrary-errors";
import { expectDocumentedResponse } from "./invariants";

const RUNS = RUNS_EVERYTHING ? 250 : 40;

/** To redefine a stack, V8 reads it first, and that reads the message. */
const FAILS_TO_COOK: ErrorRecipe = {
  kind: "an Error",
  status: 400,
  message: "",
  options: { members: [] },
  properties: [
    { name: "message", access: "throwing getter", first: { plain: 1 }, second: { plain: 1 } },
    { name: "stack", access: "value", first: { plain: "" }, second: { plain: "" } },
  ],
  finish: "as it is",
};

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
  let thrown: () => unknown;
  const app = EXPRESS[5]();
  app.get("/alive", (_request, response) => response.end("alive"));
  // Not by next(), since the router takes falsy values for no error.
  const handler = errorHandler({ profile, onError: () => undefined });
  app.use((request, response, next) => {
    handler(resultOf(thrown), request, response, next);
  });
  const server = useServer(app);

  it("answers any error with a documented, framed response, and goes on", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryError, (recipe) => askAfter(() => cookError(recipe))),
      { numRuns: RUNS, examples: [[FAILS_TO_COOK]] },
    );
  });

  it("answers anything else with a documented, framed response, and goes on", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryValue, (recipe) => askAfter(() => cookValue(recipe))),
      { numRuns: RUNS },
    );
  });

  async function askAfter(make: () => unknown): Promise<void> {
    thrown = make;
    // A failed attempt leaves bytes behind, so that each attempt to shrink it needs a connection of its own.
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes() + requestBytes({ path: "/alive" }));
      check(await connection.receive());
      expect((await connection.receive()).body.toString()).toBe("alive");
    });
  }
});

/** What is made, or what making it throws. */
function resultOf(make: () => unknown): unknown {
  try {
    return make();
  } catch (thrown) {
    return thrown;
  }
}

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
