import {
  BadRequest,
  baseProfile,
  Conflict,
  defineProfile,
  flatErrorCode,
  HttpError,
  InternalError,
  kmsProfile,
  NotFound,
  ServerUnavailable,
  Unauthorized,
  type CommonErrorOptions,
} from "../../src";
import { buildResponse, planResponses } from "../../src/response/build-response";
import { described } from "./described";

const OWN_WORDS: CommonErrorOptions = {
  issues: [{ detail: "too long", pointer: "#/name" }],
  extensions: { balance: 30 },
  instance: "/errors/7",
};

describe("the body", () => {
  it("tells the row of an error without a message", () => {
    const { status, reason, told } = described(new ServerUnavailable());
    expect([status, reason]).toEqual([503, "Server Unavailable"]);
    expect(told).toEqual({
      type: "about:blank",
      title: "Server Unavailable",
      status: 503,
      detail: "The server is currently unavailable.",
    });
  });

  it("tells message, code, issues, instance, extensions and request id of a 4xx", () => {
    const { told } = described(new Conflict("Taken.", { code: "TAKEN", ...OWN_WORDS }), {}, "r-1");
    expect(told).toEqual({
      type: "about:blank",
      title: "Conflict",
      status: 409,
      detail: "Taken.",
      code: "TAKEN",
      errors: [{ detail: "too long", pointer: "#/name" }],
      instance: "/errors/7",
      balance: 30,
      requestId: "r-1",
    });
  });

  it("keeps the status that an error was made with, and notes that another was assigned", () => {
    const { status, told, notes } = described(Object.assign(new ServerUnavailable("db-3"), { status: 404 }));
    expect(status).toBe(503);
    expect(told["detail"]).toBe("The server is currently unavailable.");
    expect(notes).toEqual([
      "The assigned status 404 was ignored: an error keeps the status that it was made with, 503.",
    ]);
  });

  it("tells no request id where there is none, nor does a header", () => {
    const { told, headers } = described(new Conflict("Taken."));
    expect(told).not.toHaveProperty("requestId");
    expect(headers.map(([name]) => name)).toEqual([
      "Content-Type",
      "Content-Length",
      "Cache-Control",
      "X-Content-Type-Options",
    ]);
  });

  it("keeps message, issues, instance and extensions of a 5xx together, and tells its code", () => {
    const { told } = described(new InternalError("db-3 is down", { code: "E7", ...OWN_WORDS }));
    expect(told).toEqual({
      type: "about:blank",
      title: "Internal Error",
      status: 500,
      detail: "Internal server error",
      code: "E7",
    });
  });

  it("tells them of a 5xx that says expose", () => {
    const { told } = described(new InternalError("Try tomorrow.", { expose: true, ...OWN_WORDS }));
    expect(told).toMatchObject({ detail: "Try tomorrow.", balance: 30, instance: "/errors/7" });
    expect(told["errors"]).toHaveLength(1);
  });

  it("keeps them of a 4xx that says not to expose", () => {
    const { told } = described(new BadRequest("Internal rule 7.", { expose: false, ...OWN_WORDS }));
    expect(told).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
    });
  });

  it("takes the code of the row where the error has none", () => {
    expect(described(new NotFound(), { profile: kmsProfile }).told).toEqual({
      error: {
        error_code: "KMS.0207",
        error_msg: "The requested resource does not exist or not found.",
      },
    });
  });

  it("takes the error's own code before that of the row", () => {
    const error = new BadRequest("No.", { code: "KMS.0209" });
    const { told } = described(error, { profile: kmsProfile, envelope: flatErrorCode() });
    expect(told).toEqual({ error_code: "KMS.0209", error_msg: "No." });
  });

  it("answers what has lost its brand since it was recognised as a 500", () => {
    const error = Object.create(null) as HttpError;
    expect(described(error)).toMatchObject({ status: 500, thrownStatus: 500 });
  });
});

describe("the type", () => {
  const typeBase = "https://example.com/problems";

  it.each([
    { what: "the base and the reason in kebab-case", options: {}, type: `${typeBase}/server-unavailable` },
    { what: "the error's own", options: { type: "urn:x:strike" }, type: "urn:x:strike" },
  ])("is $what with a base of types", ({ options, type }) => {
    expect(described(new ServerUnavailable("", options), { typeBase }).told["type"]).toBe(type);
  });

  it("is the error's own without a base, even of a hidden error", () => {
    expect(described(new InternalError("", { type: "/strike" })).told["type"]).toBe("/strike");
  });
});

describe("the option debug", () => {
  const error = new InternalError("db-3 is down", { cause: new Error("the disk is full") });

  it("adds stack and cause to problem details", () => {
    const { told } = described(error, { debug: true });
    expect(told["detail"]).toBe("Internal server error");
    expect(told["stack"]).toMatch(/^InternalError: db-3 is down\n {4}at /);
    expect(told["cause"]).toMatch(/^Error: the disk is full\n {4}at /);
  });

  it("adds no cause where there is none", () => {
    expect(described(new InternalError(), { debug: true }).told).not.toHaveProperty("cause");
  });

  it("adds nothing to an error code", () => {
    const { told } = described(error, { debug: true, profile: kmsProfile });
    expect(told).toEqual({ error: { error_code: "KMS.0101", error_msg: "Internal service error." } });
  });

  it("keeps the body of an unexpected error under 64 KiB", () => {
    const endless = Object.assign(new Error("\u0001".repeat(100_000)), { stack: "<".repeat(1_000_000) });
    const wrapped = Object.assign(new InternalError("\u0001", { cause: endless }), { stack: endless.stack });
    expect(Buffer.byteLength(described(wrapped, { debug: true }).body)).toBeLessThan(65_536);
  });
});

describe("the handler's own headers", () => {
  it("describe the body in bytes and forbid to keep or to guess it", () => {
    const response = described(new NotFound("Kein Schlüssel heißt „ö“."), {}, "r-2");
    expect(response.headers).toEqual([
      ["Content-Type", "application/problem+json"],
      ["Content-Length", String(Buffer.byteLength(response.body))],
      ["Cache-Control", "no-store"],
      ["X-Content-Type-Options", "nosniff"],
      ["X-Request-Id", "r-2"],
    ]);
    expect(Buffer.byteLength(response.body)).toBeGreaterThan(response.body.length);
  });

  it("have no request id where it is turned off", () => {
    expect(described(new NotFound()).header("X-Request-Id")).toBeUndefined();
  });

  it("win over those of the error", () => {
    const headers = { "cache-control": "public", "X-Content-Type-Options": "sniff", "x-request-id": "other" };
    const response = described(new NotFound("", { headers }), {}, "r-3");
    expect(response.header("Cache-Control")).toBe("no-store");
    expect(response.header("X-Content-Type-Options")).toBe("nosniff");
    expect(response.header("X-Request-Id")).toBe("r-3");
  });
});

describe("the option challenge", () => {
  const challenge = 'Bearer realm="keys"';

  it("is the WWW-Authenticate of a 401 that brings none", () => {
    expect(described(new Unauthorized(), { challenge }).header("WWW-Authenticate")).toBe(challenge);
  });

  it.each([
    { what: "the option of the error", options: { challenge: "Basic" } },
    { what: "a header of the error", options: { headers: { "www-authenticate": "Basic" } } },
  ])("gives way to $what", ({ options }) => {
    expect(described(new Unauthorized("", options), { challenge }).header("WWW-Authenticate")).toBe("Basic");
  });

  it.each([
    { what: "an empty text", options: { challenge: "" } },
    { what: "an empty list", options: { challenge: [] } },
    { what: "a list of an empty text", options: { challenge: [""] } },
    { what: "a broken line", options: { challenge: "Basic\r\nX: 1" } },
    { what: "an empty list of headers", options: { headers: { "WWW-Authenticate": [] } } },
    { what: "an empty header", options: { headers: { "WWW-Authenticate": " " } } },
  ])("stays where the error's own is $what, which is noted", ({ options }) => {
    const response = described(new Unauthorized("", options), { challenge });
    expect(response.header("WWW-Authenticate")).toBe(challenge);
    expect(response.notes).toHaveLength(1);
  });

  it("is for no status but 401", () => {
    expect(described(new NotFound(), { challenge }).header("WWW-Authenticate")).toBeUndefined();
  });

  it("is not sent where a 401 is answered as a 403", () => {
    const response = described(new Unauthorized(), { challenge, profile: kmsProfile });
    expect(response.status).toBe(403);
    expect(response.header("WWW-Authenticate")).toBeUndefined();
  });

  it("is sent where another status is answered as a 401", () => {
    const guarded = defineProfile({
      name: "guarded",
      rows: {
        400: { reason: "Bad Request", meaning: "No." },
        401: { reason: "Unauthorized", meaning: "Who are you?" },
        500: { reason: "Internal Error", meaning: "Sorry." },
      },
      fallbacks: { 403: 401 },
    });
    const response = described(new HttpError(403), { challenge, profile: guarded });
    expect(response.header("WWW-Authenticate")).toBe(challenge);
  });
});

it("notes a status that http-errors assigned, which is no mistake of the program", () => {
  const stamp = { status: 403, statusCode: 403, expose: true };
  const kinds: unknown[] = [];
  const plan = planResponses({ profile: baseProfile, envelope: baseProfile.envelope });
  buildResponse(Object.assign(new HttpError(404), stamp), plan, undefined, (_sentence, kind) =>
    kinds.push(kind),
  );
  expect(kinds).toEqual([undefined]);
});
