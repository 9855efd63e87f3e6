import { BadRequest } from "../../../src";
import { mapRouter } from "../../../src/mappers/middleware/router";
import { caughtError } from "./caught-error";
import { EXPRESS, EXPRESS_VERSIONS } from "./express-versions";
import { revokedProxy, throwingProxy } from "../../support/hostile-objects";
import { mapError } from "../../support/map-error";

describe.each(EXPRESS_VERSIONS)("mapRouter, with the router of Express %d", (version) => {
  it.each(["/keys/%", "/keys/%zz", "/keys/%c0%af", "/keys/%E0%A4%A"])(
    "knows the malformed path %s",
    async (path) => {
      const app = EXPRESS[version]();
      app.get("/keys/:id", (_req, res) => res.end());
      const thrown = await caughtError(app, (agent) => agent.get(path));
      const error = mapError(mapRouter, thrown);
      expect(error).toBeInstanceOf(BadRequest);
      expect(error).toMatchObject({
        message: "The percent-encoding of the path is malformed.",
        cause: thrown,
      });
      expect(error?.stack).not.toContain("%");
    },
  );

  it("passes by a URIError of a handler", async () => {
    const app = EXPRESS[version]();
    app.get("/", () => {
      decodeURIComponent("%");
    });
    const thrown = await caughtError(app, (agent) => agent.get("/"));
    expect(thrown).toBeInstanceOf(URIError);
    expect(mapError(mapRouter, thrown)).toBeUndefined();
  });
});

describe("mapRouter", () => {
  const message = "Failed to decode param '%'";

  it.each([
    {
      what: "a URIError with a status alone",
      thrown: Object.assign(new URIError("URI malformed"), { status: 400 }),
    },
    { what: "a URIError with the message alone", thrown: new URIError(message) },
    { what: "a URIError with another status", thrown: Object.assign(new URIError(message), { status: 404 }) },
    { what: "another error with both", thrown: Object.assign(new TypeError(message), { status: 400 }) },
    {
      what: "an error that only calls itself a URIError",
      thrown: Object.assign(new Error(message), { name: "URIError", status: 400 }),
    },
    {
      what: "parsed input of the same shape",
      thrown: JSON.parse(JSON.stringify({ name: "URIError", status: 400, message })) as unknown,
    },
    {
      what: "a URIError without a text as message",
      thrown: Object.assign(new URIError("x"), { message: 42, status: 400 }),
    },
    { what: "undefined", thrown: undefined },
    { what: "a Proxy that throws", thrown: throwingProxy() },
    { what: "a revoked Proxy", thrown: revokedProxy() },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapRouter, thrown)).toBeUndefined();
  });
});
