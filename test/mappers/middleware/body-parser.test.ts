import createHttpError from "http-errors";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { BODY_PARSER_ERRORS, mapBodyParser } from "../../../src/mappers/middleware/body-parser";
import { EXPRESS, EXPRESS_VERSIONS } from "./express-versions";
import { revokedProxy, throwingProxy } from "../../support/hostile-objects";
import { mapError } from "../../support/map-error";

type Parser = ReturnType<(typeof EXPRESS)[5]["json"]>;

interface Sent {
  readonly type: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the client does in the middle of the body. */
  readonly then?: (request: Readable) => void;
}

/** What a parser passes on for a request, which it reads as a stream with headers. */
function parserError(parser: Parser, { type, body = "", headers = {}, then }: Sent): Promise<unknown> {
  const request = Object.assign(new Readable({ read: () => undefined }), {
    method: "POST",
    headers: { "content-type": type, "content-length": String(Buffer.byteLength(body)), ...headers },
  });
  request.push(body);
  if (then === undefined) request.push(null);
  return new Promise((resolve) => {
    run(parser, request, resolve);
    then?.(request);
  });
}

/** A parser asks nothing of the response. */
function run(parser: Parser, request: Readable, next: (error: unknown) => void): void {
  (parser as (request: unknown, response: unknown, next: (error: unknown) => void) => void)(
    request,
    {},
    next,
  );
}

const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";
const SECRET = "swordfish";

const UNDECODABLE = [
  { what: "is no gzip", encoding: "gzip", body: '{"a":1}' },
  { what: "is no deflate", encoding: "deflate", body: '{"a":1}' },
  { what: "is no Brotli", encoding: "br", body: '{"a":1}' },
  { what: "is gzip cut short", encoding: "gzip", body: gzipSync('{"a":1}').subarray(0, 12) },
  { what: "is deflate cut short", encoding: "deflate", body: deflateSync('{"a":1}').subarray(0, 8) },
  { what: "is Brotli cut short", encoding: "br", body: brotliCompressSync('{"a":1}').subarray(0, 6) },
];

// The types of Express do not know "depth" yet, which would be refused in the call itself.
const SHALLOW = { extended: true, depth: 1 };

function abort(request: Readable): void {
  request.emit("aborted");
}

function refuse(thrown: unknown) {
  return (_request: IncomingMessage, _response: ServerResponse, _body: Buffer): void => {
    throw thrown;
  };
}

describe.each(EXPRESS_VERSIONS)("mapBodyParser, with the parsers of Express %d", (version) => {
  const { json, urlencoded, text, raw } = EXPRESS[version];

  it.each([
    {
      kind: "charset.unsupported",
      status: 415,
      parser: json(),
      sent: { type: `${JSON_TYPE}; charset=${SECRET}`, body: "{}" },
    },
    {
      kind: "charset.unsupported",
      status: 415,
      parser: urlencoded({ extended: false }),
      sent: { type: `${FORM_TYPE}; charset=${SECRET}`, body: "a=1" },
    },
    {
      kind: "charset.unsupported",
      status: 415,
      parser: text(),
      sent: { type: `text/plain; charset=${SECRET}`, body: "x" },
    },
    {
      kind: "encoding.unsupported",
      status: 415,
      parser: json(),
      sent: { type: JSON_TYPE, body: "{}", headers: { "content-encoding": SECRET } },
    },
    {
      kind: "encoding.unsupported",
      status: 415,
      parser: raw({ inflate: false }),
      sent: {
        type: "application/octet-stream",
        body: gzipSync("x"),
        headers: { "content-encoding": "gzip" },
      },
    },
    {
      kind: "entity.parse.failed",
      status: 400,
      parser: json(),
      sent: { type: JSON_TYPE, body: `{"password":${SECRET}}` },
    },
    {
      kind: "entity.parse.failed",
      status: 400,
      parser: json(),
      sent: { type: JSON_TYPE, body: `"${SECRET}"` },
    },
    {
      kind: "entity.too.large",
      status: 413,
      parser: json({ limit: 4 }),
      sent: { type: JSON_TYPE, body: '{"a":1}' },
    },
    {
      kind: "entity.too.large",
      status: 413,
      parser: raw({ limit: 4 }),
      sent: { type: "application/octet-stream", body: "12345678", headers: { "content-length": "" } },
    },
    {
      kind: "entity.verify.failed",
      status: 403,
      parser: json({ verify: refuse(new Error(SECRET)) }),
      sent: { type: JSON_TYPE, body: "{}" },
    },
    {
      kind: "parameters.too.many",
      status: 413,
      parser: urlencoded({ extended: false, parameterLimit: 1 }),
      sent: { type: FORM_TYPE, body: "a=1&b=2" },
    },
    {
      kind: "querystring.parse.rangeError",
      status: 400,
      parser: urlencoded(SHALLOW),
      sent: { type: FORM_TYPE, body: "a[b][c][d]=1" },
    },
    {
      kind: "request.aborted",
      status: 400,
      parser: json(),
      sent: { type: JSON_TYPE, body: "{", then: abort },
    },
    {
      kind: "request.size.invalid",
      status: 400,
      parser: json(),
      sent: { type: JSON_TYPE, body: "{}", headers: { "content-length": "9" } },
    },
  ])("answers $status with a fixed sentence for $kind", async ({ kind, status, parser, sent }) => {
    const thrown = await parserError(parser, sent);
    expect(thrown).toMatchObject({ type: kind, status });
    const error = mapError(mapBodyParser, thrown);
    expect(error).toMatchObject({
      status,
      message: BODY_PARSER_ERRORS[kind]?.detail,
      cause: thrown,
      expose: true,
    });
    expect(error?.stack).toBe(`HttpError: ${String(BODY_PARSER_ERRORS[kind]?.detail)}`);
    expect(Object.keys(error ?? {})).toEqual(["status"]);
  });

  it.each(
    // The parsers of Express 4 know no Brotli.
    UNDECODABLE.filter(({ encoding }) => version === 5 || encoding !== "br"),
  )("answers 400 to a body that $what, though its Content-Encoding says so", async ({ encoding, body }) => {
    const thrown = await parserError(json(), {
      type: JSON_TYPE,
      body,
      headers: { "content-encoding": encoding },
    });
    expect(mapError(mapBodyParser, thrown)).toMatchObject({
      status: 400,
      message: "The body is malformed.",
      cause: thrown,
    });
  });

  it("lets the error of a verify function that http-errors made say by itself what it is", async () => {
    const parser = json({ verify: refuse(createHttpError(401, "Wrong signature.")) });
    const thrown = await parserError(parser, { type: JSON_TYPE, body: "{}" });
    expect(thrown).toMatchObject({ type: "entity.verify.failed" });
    expect(mapError(mapBodyParser, thrown)).toBeUndefined();
  });

  it("answers 403 to the error of a verify function that has a type of its own", async () => {
    const parser = json({ verify: refuse(Object.assign(new Error(SECRET), { type: "made.up" })) });
    const thrown = await parserError(parser, { type: JSON_TYPE, body: "{}" });
    expect(thrown).toMatchObject({ type: "made.up", status: 403 });
    expect(mapError(mapBodyParser, thrown)).toMatchObject({
      status: 403,
      message: "The body failed its verification.",
    });
  });

  it("answers 400 to a body that needs a dictionary that the server does not have", async () => {
    const body = deflateSync('{"a":1}', { dictionary: Buffer.from("secret words") });
    const headers = { "content-encoding": "deflate" };
    const thrown = await parserError(json(), { type: JSON_TYPE, body, headers });
    expect(thrown).toMatchObject({ code: "Z_NEED_DICT" });
    expect(mapError(mapBodyParser, thrown)).toMatchObject({ status: 400, message: "The body is malformed." });
  });

  it.each([
    { type: "request.aborted", complete: true, headers: { "content-length": "2" }, blamed: false },
    { type: "request.aborted", complete: false, headers: { "content-length": "2" }, blamed: true },
    { type: "entity.too.large", complete: true, headers: { "transfer-encoding": "chunked" }, blamed: true },
    { type: "entity.too.large", complete: true, headers: {}, blamed: false },
    // Over HTTP/2 a body needs no header.
    { type: "entity.too.large", complete: true, headers: {}, version: 2, blamed: true },
  ])(
    "blames the client for $type: $blamed, where the request is complete: $complete, with $headers",
    ({ type, complete, headers, version = 1, blamed }) => {
      const req = { complete, headers, httpVersionMajor: version } as unknown as IncomingMessage;
      const thrown = createHttpError(BODY_PARSER_ERRORS[type]?.status ?? 0, SECRET, { type });
      expect(mapError(mapBodyParser, thrown, undefined, { req }) !== undefined).toBe(blamed);
      expect(mapError(mapBodyParser, thrown)).toBeDefined();
    },
  );

  it("passes by a mistake of the server: a body that was read before", async () => {
    const thrown = await new Promise((resolve) => {
      const stream = Object.assign(Readable.from([]), {
        headers: { "content-type": JSON_TYPE, "content-length": "2" },
      });
      stream.setEncoding("utf8");
      run(json(), stream, resolve);
    });
    expect(thrown).toMatchObject({ type: "stream.encoding.set", status: 500 });
    expect(mapError(mapBodyParser, thrown)).toBeUndefined();
  });
});

describe("mapBodyParser", () => {
  const marks = { type: "entity.parse.failed", status: 400, statusCode: 400, expose: true };

  it.each([
    {
      what: "a type without a stamp",
      thrown: Object.assign(new Error("x"), { type: "entity.parse.failed" }),
    },
    { what: "a stamp without a type", thrown: createHttpError(400, new Error("x")) },
    {
      what: "a stamp with a type that is not documented",
      thrown: createHttpError(400, new Error("x"), { type: "made.up" }),
    },
    {
      what: "a type that every object has",
      thrown: createHttpError(400, new Error("x"), { type: "constructor" }),
    },
    {
      what: "a type that is no text",
      thrown: createHttpError(400, new Error("x"), { type: ["entity.parse.failed"] }),
    },
    {
      what: "an error of zlib without a stamp",
      thrown: Object.assign(new Error("x"), { code: "Z_DATA_ERROR" }),
    },
    {
      what: "an error of zlib with the stamp of a failure of the server",
      thrown: createHttpError(500, Object.assign(new Error("x"), { code: "Z_DATA_ERROR" })),
    },
    {
      what: "an error of zlib that tells a wrong use of it",
      thrown: createHttpError(400, Object.assign(new Error("x"), { code: "Z_MEM_ERROR" })),
    },
    { what: "parsed input with all marks", thrown: JSON.parse(JSON.stringify(marks)) as unknown },
    { what: "undefined", thrown: undefined },
    { what: "a Proxy that throws", thrown: throwingProxy() },
    { what: "a revoked Proxy", thrown: revokedProxy() },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapBodyParser, thrown)).toBeUndefined();
  });

  it.each(Object.entries(BODY_PARSER_ERRORS).map(([kind, { detail }]) => ({ kind, detail })))(
    "tells $kind in a sentence",
    ({ detail }) => {
      expect(detail).toMatch(/^[A-Z][\w ]+\.$/);
    },
  );
});
