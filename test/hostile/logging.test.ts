import { BadRequest, InternalError, NotFound } from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import { throwingProxy, withThrowingGetter } from "../support/hostile-objects";
import { IncompleteResponse, requestBytes, withConnection } from "../support/raw-http";
import { containsSecret, SECRET } from "../support/secret";
import { ask, expectServerAlive } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

const RECORD_LIMIT = 64 * 1024;

// A message may be logged, so the secret is planted in everything but the messages.
const BEARERS = [
  {
    what: "an axios error",
    make: () =>
      Object.assign(new Error("Request failed"), {
        config: { headers: { Authorization: SECRET } },
        request: { _header: SECRET },
        response: { data: SECRET, config: { auth: SECRET } },
      }),
  },
  {
    what: "an error with headers",
    make: () =>
      Object.assign(new Error("No"), { headers: { authorization: SECRET }, options: { token: SECRET } }),
  },
  {
    what: "an error of a database",
    make: () =>
      Object.assign(new Error("No"), { sql: SECRET, parameters: [SECRET], detail: SECRET, where: SECRET }),
  },
  {
    what: "an InternalError",
    make: () =>
      new InternalError("No", {
        headers: { "X-Secret": SECRET },
        extensions: { secret: SECRET },
        issues: [{ detail: SECRET, pointer: "#" }],
      }),
  },
  {
    what: "a cause",
    make: () => new InternalError("No", { cause: Object.assign(new Error("No"), { config: SECRET }) }),
  },
  {
    what: "an object with inspect",
    make: () => ({
      message: "No",
      [Symbol.for("nodejs.util.inspect.custom")]: () => SECRET,
      toString: () => SECRET,
      toJSON: () => SECRET,
    }),
  },
  { what: "an array", make: () => [SECRET] },
  { what: "a request body", make: () => ({ message: "No", password: SECRET }) },
];

const FORGERIES = [
  { where: "message", make: (text: string) => new Error(text) },
  { where: "name", make: (text: string) => Object.assign(new Error("No"), { name: text }) },
  { where: "code", make: (text: string) => Object.assign(new Error("No"), { code: text }) },
  {
    where: "stack",
    make: (text: string) => Object.assign(new Error("No"), { stack: `Error: No\n    at x (${text})` }),
  },
  { where: "cause", make: (text: string) => new Error("No", { cause: new Error(text) }) },
  { where: "string", make: (text: string) => text },
];
const FORGERY =
  "first\r\nPOST /forged 500\nforged\u001b[2Jforged\u2028forged\u0000forged\u0085forged\u202eforged";

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const log = useCapturedLog();
  let onUpload: () => void = () => undefined;
  const server = useHostileServer(setting, {
    logged: true,
    before: (app) => {
      app.use("/parsed", (_request, _response, next) => {
        next();
        onUpload();
      });
      app.use("/parsed", EXPRESS[setting.express].json());
    },
  });

  it.each(BEARERS)("logs one record of $what, and nothing that it bears", async ({ make }) => {
    await ask(server, (_request, _response, next) => next(make()));
    expect(log.entries).toHaveLength(1);
    expect(containsSecret(log.entries.join())).toBe(false);
  });

  it.each(FORGERIES)("escapes what could forge a line or steer a terminal in a $where", async ({ make }) => {
    await ask(server, (_request, _response, next) => next(make(FORGERY)));
    expect(log.entries).toHaveLength(1);
    const [record = ""] = log.entries;
    // eslint-disable-next-line no-control-regex -- control characters are what must not be in the record
    expect(record).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
    expect(record.split("\n").filter((line) => line.startsWith("POST /forged"))).toEqual([]);
  });

  it("escapes what could forge a line in the method, the path and the request id", async () => {
    const headers = ["X-Request-Id: a b"];
    await ask(server, (_request, _response, next) => next(new Error("No")), {
      path: "/a%0a?token=" + SECRET,
      headers,
    });
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatch(/\/a%0a/);
    expect(containsSecret(log.entries.join())).toBe(false);
  });

  it("logs at most 64 KiB for each of 30 failures of 200 KB", async () => {
    const text = `${"x".repeat(100)}\n`.repeat(2000);
    for (let count = 0; count < 30; count += 1) {
      const cause = Object.assign(new Error(text), { stack: text, code: text });
      await ask(server, (_request, _response, next) =>
        next(Object.assign(new Error(text, { cause }), { name: text })),
      );
    }
    expect(log.entries).toHaveLength(30);
    for (const record of log.entries) expect(Buffer.byteLength(record)).toBeLessThanOrEqual(RECORD_LIMIT);
  });

  it.each([
    { what: "endless causes", make: () => withEndlessCause() },
    { what: "a throwing Proxy", make: () => throwingProxy() },
    { what: "a stack that throws", make: () => withThrowingGetter(new Error("No"), "stack") },
    { what: "a symbol", make: () => Symbol("x") },
  ])("logs one bounded record of $what", async ({ make }) => {
    await ask(server, (_request, _response, next) => next(make()));
    expect(log.entries).toHaveLength(1);
    expect(Buffer.byteLength(log.entries[0] ?? "")).toBeLessThanOrEqual(RECORD_LIMIT);
  });

  it.each([
    { what: "a client error", make: () => new BadRequest("Wrong.") },
    { what: "an unknown path", make: () => new NotFound() },
  ])("does not log $what", async ({ make }) => {
    await ask(server, (_request, _response, next) => next(make()));
    expect(log.entries).toEqual([]);
  });

  it("logs a torn response", async () => {
    server.handle = (_request, response, next) => {
      response.write("begun");
      next(new NotFound("Torn."));
    };
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes());
      await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
    });
    expect(log.entries).toEqual([expect.stringContaining("torn")]);
  });

  it("does not log an upload that its client gave up", async () => {
    const uploadBegan = new Promise<void>((resolve) => (onUpload = resolve));
    await withConnection(server.port, async (connection) => {
      const headers = ["Content-Type: application/json", "Content-Length: 1000"];
      connection.send(`${requestBytes({ method: "POST", path: "/parsed", headers })}{`);
      await uploadBegan;
    });
    await expectServerAlive(server);
    expect(log.entries).toEqual([]);
  });
});

function withEndlessCause(): Error {
  return Object.defineProperty(new Error("No"), "cause", { get: withEndlessCause });
}
