import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import express from "express";
import fc from "fast-check";
import {
  baseProfile,
  type Envelope,
  errorHandler,
  extendProfile,
  flatErrorCode,
  HttpError,
  kmsProfile,
  nestedErrorCode,
  type Problem,
  type Profile,
  problemDetails,
  standardProfile,
} from "../../src";
import { errorReader, ReceivedError } from "../../src/client";
import { baseTable, detailWithIssues, kmsTable } from "../../src/envelopes";
import { upstreamMappers } from "../../src/upstreams";

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

const kms = extendProfile(kmsProfile, {
  codes: {
    "KMS.0207": { status: 404, meaning: "The key does not exist." },
    "KMS.0208": { status: 404, meaning: "The alias does not exist." },
    "KMS.0308": { status: 400, meaning: "The parameter is wrong." },
    "KMS.0401": { status: 403, meaning: "Not allowed." },
    "KMS.0501": { status: 500, meaning: "Internal." },
    ...Object.fromEntries(
      Object.entries(kmsProfile.rows).flatMap(([status, row]) =>
        "code" in row && Number(status) >= 400
          ? [[row.code, { status: Number(status), meaning: row.meaning }] as const]
          : [],
      ),
    ),
  },
});

/** The error that a client reads where an app under a profile throws `error`. */
async function received(error: unknown, profile: Profile = baseProfile, envelope?: Envelope) {
  const app = express();
  app.get("/", () => {
    throw error;
  });
  app.use(errorHandler({ profile, envelope, onError: () => undefined }));
  return await errorReader(profile, { envelope }).read(await fetch(await serve(app)));
}

describe("errorReader", () => {
  it("reads what errorHandler sends", async () => {
    const error = await received(
      new HttpError(409, "The key is locked.", {
        code: "KEY.9",
        issues: [{ pointer: "#/id", detail: "is locked", in: "path" }],
        extensions: { balance: 30 },
        instance: "/keys/7",
        type: "https://example.com/locked",
        headers: { "Retry-After": "7" },
      }),
    );
    expect(error).toBeInstanceOf(ReceivedError);
    expect(error).toMatchObject({
      name: "ReceivedError",
      message: "The key is locked.",
      status: 409,
      reason: "Conflict",
      detail: "The key is locked.",
      code: "KEY.9",
      issues: [{ pointer: "#/id", detail: "is locked", in: "path" }],
      extensions: { balance: 30 },
      instance: "/keys/7",
      type: "https://example.com/locked",
      retryAfter: 7_000,
      documented: true,
    });
    expect(error?.requestId).toMatch(/^[\da-f-]{36}$/);
    expect(error?.response?.status).toBe(409);
    expect(error?.body).toMatchObject({ title: "Conflict" });
    expect([error?.is(409), error?.is(404)]).toEqual([true, false]);
    expect(Object.keys(error ?? {})).not.toContain("response");
  });

  it.each([
    { what: "problem details", envelope: problemDetails() },
    { what: "a flat error code", envelope: flatErrorCode() },
    { what: "a nested error code", envelope: nestedErrorCode() },
    { what: "a nested error code with aliases", envelope: nestedErrorCode({ aliases: true }) },
  ])("takes every row of the KMS profile for documented in $what", async ({ envelope }) => {
    for (const status of [400, 403, 404, 500] as const) {
      const error = await received(new HttpError(status, undefined), kmsProfile, envelope);
      expect(error).toMatchObject({ status, documented: true, code: kmsProfile.rows[status].code });
      expect(error?.reason).toBe(kmsProfile.rows[status].reason);
    }
  });

  it("returns undefined for a status below 400, and the response by throwIfError", async () => {
    const reader = errorReader(baseTable);
    const response = new Response("yes", { status: 200 });
    await expect(reader.read(response)).resolves.toBeUndefined();
    await expect(reader.throwIfError(response)).resolves.toBe(response);
    await expect(response.text()).resolves.toBe("yes");
    await expect(reader.throwIfError(new Response("", { status: 404 }))).rejects.toMatchObject({
      status: 404,
    });
    expect(reader.from({ status: 304 })).toBeUndefined();
  });

  it("reads an answer whose body was read already, as axios and ky have it", () => {
    const body = { type: "about:blank", title: "Not Found", status: 404, detail: "No key 7." };
    const headers = { "content-type": "application/problem+json", "retry-after": "1" };
    const reader = errorReader(baseTable);
    const members = {
      status: 404,
      reason: "Not Found",
      detail: "No key 7.",
      documented: true,
      retryAfter: 1_000,
    };
    expect(reader.from({ status: 404, headers, body })).toMatchObject(members);
    expect(
      reader.from({ status: 404, headers: new Headers(headers), body: JSON.stringify(body) }),
    ).toMatchObject(members);
    expect(reader.from({ status: 404, body })).toMatchObject({ detail: "No key 7.", documented: false });
  });

  it.each([
    { what: "seconds", value: "120", milliseconds: 120_000 },
    { what: "a date that is past", value: "Wed, 21 Oct 2015 07:28:00 GMT", milliseconds: 0 },
    { what: "nonsense", value: "soon", milliseconds: undefined },
    { what: "a negative number", value: "-1", milliseconds: undefined },
    { what: "a word like a date", value: "Wed, never", milliseconds: undefined },
    { what: "a date that is cut", value: "Fri, 06 Nov 2094", milliseconds: undefined },
    { what: "a day alone", value: "Fri,1", milliseconds: undefined },
    { what: "a date of another zone", value: "Sat, 06 Nov 2094 08:49:37 PST", milliseconds: undefined },
    { what: "an hour that no day has", value: "Sat, 06 Nov 2094 29:49:37 GMT", milliseconds: undefined },
    { what: "a date that is past, as of RFC 850", value: "Sunday, 06-Nov-94 08:49:37 GMT", milliseconds: 0 },
    { what: "a date that is past, as of asctime", value: "Sun Nov  6 08:49:37 1994", milliseconds: 0 },
    // What setTimeout takes at most: it waits for a millisecond if it is given more.
    { what: "a month", value: "2592000", milliseconds: 2_147_483_647 },
    { what: "400 digits", value: "9".repeat(400), milliseconds: 2_147_483_647 },
    { what: "a date in a century", value: "Sat, 06 Nov 2094 08:49:37 GMT", milliseconds: 2_147_483_647 },
    {
      what: "a date in decades, as of asctime",
      value: "Sat Nov  6 08:49:37 2094",
      milliseconds: 2_147_483_647,
    },
  ])("reads a Retry-After of $what", ({ value, milliseconds }) => {
    const error = errorReader(baseTable).from({ status: 503, headers: { "retry-after": value } });
    expect(error?.retryAfter).toBe(milliseconds);
  });

  it.each([
    { form: "of HTTP", write: (date: Date) => date.toUTCString() },
    {
      form: "of RFC 850",
      write: (date: Date) => date.toUTCString().replace(/^(\w+), (\d\d) (\w+) \d\d(\d\d)/, "$1day, $2-$3-$4"),
    },
    {
      form: "of asctime",
      write: (date: Date) =>
        date
          .toUTCString()
          .replace(/^(\w+), (\d\d) (\w+) (\d+) (\S+) GMT/, "$1 $3 $2 $5 $4")
          .replace(/ 0(?=\d \d\d:)/, "  "),
    },
  ])("reads a Retry-After that is a date to come, in the form $form", ({ write }) => {
    const value = write(new Date(Date.now() + 60_000));
    const error = errorReader(baseTable).from({ status: 503, headers: { "retry-after": value } });
    expect(error?.retryAfter).toBeGreaterThan(55_000);
    expect(error?.retryAfter).toBeLessThanOrEqual(60_000);
  });

  it("never throws, whatever an answer is", () => {
    const reader = errorReader(baseTable);
    const throwing = {
      get: () => {
        throw new Error("broken");
      },
    };
    for (const headers of [null, undefined, 7, throwing, Object.create(null)] as never[]) {
      expect(reader.from({ status: 404, headers })).toMatchObject({ status: 404, documented: false });
    }
    for (const answer of [null, undefined, "404"] as never[]) expect(reader.from(answer)).toBeUndefined();
  });
});

const PROBLEM = { type: "about:blank", title: "Not Found", status: 404, detail: "No." };

/** Pulls more of a body that has no end. */
function sendBytes(controller: ReadableStreamDefaultController<Uint8Array>): void {
  controller.enqueue(new Uint8Array(64));
}

/** What a server answers that does not do what the table says. */
const UNDOCUMENTED = [
  { what: "a gateway's page", status: 502, type: "text/html", body: "<h1>502 Bad Gateway</h1>" },
  { what: "a status that is not listed", status: 418, body: JSON.stringify({ ...PROBLEM, status: 418 }) },
  { what: "JSON null", status: 404, body: "null" },
  { what: "a list", status: 404, body: "[1]" },
  { what: "a number", status: 404, body: "7" },
  { what: "broken JSON", status: 404, body: '{"type":' },
  { what: "nothing", status: 404, body: "" },
  { what: "another status in the body", status: 404, body: JSON.stringify({ ...PROBLEM, status: 400 }) },
  { what: "another title", status: 404, body: JSON.stringify({ ...PROBLEM, title: "Gone" }) },
  { what: "a detail that is no text", status: 404, body: JSON.stringify({ ...PROBLEM, detail: 7 }) },
  { what: "no detail", status: 404, body: JSON.stringify({ ...PROBLEM, detail: undefined }) },
  { what: "another media type", status: 404, type: "application/json", body: JSON.stringify(PROBLEM) },
  { what: "no media type", status: 404, type: undefined, body: JSON.stringify(PROBLEM) },
  {
    what: "another charset",
    status: 404,
    type: "application/problem+json; charset=latin1",
    body: JSON.stringify(PROBLEM),
  },
  { what: "bytes that are not UTF-8", status: 404, body: Buffer.from('{"detail":"\xff"}', "latin1") },
] as const;

describe("an answer that is not documented", () => {
  it.each(UNDOCUMENTED)("is an error for $what", async ({ status, body, ...rest }) => {
    const type = "type" in rest ? rest.type : "application/problem+json";
    const url = await serve((_req, res) => {
      res.writeHead(status, type === undefined ? {} : { "Content-Type": type });
      res.end(body);
    });
    const error = await errorReader(baseTable).read(await fetch(url));
    expect(error).toMatchObject({ name: "ReceivedError", status, documented: false });
    expect(error?.is(404)).toBe(false);
  });

  it("is documented with a media type in capitals and with a charset of UTF-8", async () => {
    const url = await serve((_req, res) => {
      res.writeHead(404, { "Content-Type": 'Application/Problem+JSON; Charset="UTF-8"' });
      res.end(JSON.stringify(PROBLEM));
    });
    expect((await errorReader(baseTable).read(await fetch(url)))?.documented).toBe(true);
  });

  it("has the reason of the status line, and the id of the header", async () => {
    const url = await serve((_req, res) => {
      res.writeHead(418, "Short and stout", { "X-Request-Id": "7f3a" });
      res.end();
    });
    const error = await errorReader(baseTable).read(await fetch(url));
    expect(error).toMatchObject({ reason: "Short and stout", message: "Short and stout", requestId: "7f3a" });
  });

  it("is one with a code that the catalogue does not have for the status", () => {
    const reader = errorReader(kms);
    const of = (code: string) =>
      reader.from({
        status: 404,
        headers: { "content-type": "application/json" },
        body: { error: { error_code: code, error_msg: "No." } },
      })?.documented;
    expect([of("KMS.0207"), of("KMS.0208"), of("KMS.0308"), of("KMS.9999"), of("constructor")]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    {
      what: "is endless",
      listener: ((_req, res) => {
        res.writeHead(404, { "Content-Type": "application/problem+json" });
        Readable.from(chunks()).pipe(res);
      }) satisfies RequestListener,
    },
    {
      what: "is silent",
      listener: ((_req, res) => {
        res.writeHead(404, { "Content-Type": "application/problem+json" });
        res.write("{");
      }) satisfies RequestListener,
    },
    {
      what: "is torn",
      listener: ((_req, res) => {
        res.writeHead(404, { "Content-Type": "application/problem+json", "Content-Length": 100 });
        res.write("{");
        setTimeout(() => res.destroy(), 20);
      }) satisfies RequestListener,
    },
  ])("ends where the body $what", async ({ listener }) => {
    const reader = errorReader(baseTable, { timeout: 300, maxBytes: 100_000 });
    const error = await reader.read(await fetch(await serve(listener)));
    expect(error).toMatchObject({ status: 404, documented: false, body: undefined });
  });

  it("is one of a body that is used, locked or absent, and of Response.error()", async () => {
    const reader = errorReader(baseTable);
    const used = new Response("{}", { status: 404 });
    await used.text();
    const locked = new Response("{}", { status: 404 });
    locked.body?.getReader();
    for (const response of [used, locked, new Response(null, { status: 404 })]) {
      expect(await reader.read(response)).toMatchObject({ status: 404, documented: false });
    }
    expect(await reader.read(Response.error())).toMatchObject({ status: 0, reason: "", documented: false });
  });

  it.each([
    { what: "too long", limits: { maxBytes: 100 }, pull: sendBytes },
    { what: "too slow", limits: { timeout: 20 }, pull: () => new Promise<void>(() => undefined) },
  ])("cancels a body that is $what", async ({ limits, pull }) => {
    const cancel = jest.fn();
    const response = new Response(new ReadableStream({ pull, cancel }), { status: 404 });
    expect(await errorReader(baseTable, limits).read(response)).toMatchObject({ documented: false });
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it("ends where the rest of a body refuses to be cancelled", async () => {
    const cancel = () => Promise.reject(new Error("broken"));
    const body = new ReadableStream({ pull: sendBytes, cancel });
    const reader = errorReader(baseTable, { maxBytes: 100 });
    expect(await reader.read(new Response(body, { status: 404 }))).toMatchObject({ documented: false });
  });

  it("is one where an envelope cannot be read, or throws", () => {
    const body = (problem: Problem) => ({ message: problem.detail });
    const plain: Envelope = { mediaType: "application/json", requiresCode: false, body };
    const headers = { "content-type": "application/json" };
    const answer = { status: 404, headers, body: { message: "No." } };
    expect(errorReader(baseTable, { envelope: plain }).from(answer)?.documented).toBe(false);
    const readable = {
      ...plain,
      read: ({ message }: { message?: string }) => ({ detail: message }),
    } as Envelope;
    expect(errorReader(baseTable, { envelope: readable }).from(answer)).toMatchObject({
      documented: true,
      detail: "No.",
    });
    const broken: Envelope = {
      ...plain,
      read: () => {
        throw new Error("broken");
      },
    };
    expect(errorReader(baseTable, { envelope: broken }).from(answer)).toMatchObject({
      status: 404,
      documented: false,
    });
  });
});

describe("a response without a Web stream", () => {
  const headers = new Headers({ "content-type": "application/problem+json" });
  const body = JSON.stringify(PROBLEM);
  const given = { status: 404, headers, bodyUsed: false };

  it.each([
    { what: "no body, as of whatwg-fetch and React Native", stream: undefined },
    { what: "a stream of Node, as of node-fetch 2", stream: Readable.from([body]) },
  ])("is read as a text where it has $what", async ({ stream }) => {
    const response = { ...given, body: stream, text: () => Promise.resolve(body) };
    const reader = errorReader(baseTable);
    expect(await reader.read(response)).toMatchObject({ documented: true, detail: "No.", response });
    await expect(reader.throwIfError(response)).rejects.toMatchObject({ documented: true });
  });

  it("is read where there is no TextEncoder, as in the jsdom of Jest", async () => {
    const { TextEncoder } = globalThis;
    Reflect.deleteProperty(globalThis, "TextEncoder");
    try {
      const response = { ...given, text: () => Promise.resolve(body) };
      expect(await errorReader(baseTable).read(response)).toMatchObject({ documented: true, detail: "No." });
    } finally {
      Object.assign(globalThis, { TextEncoder });
    }
  });

  it("is measured in bytes", async () => {
    const text = () => Promise.resolve("aé№😀");
    const readUpTo = async (maxBytes: number) =>
      (await errorReader(baseTable, { maxBytes }).read({ ...given, text }))?.body;
    expect(await readUpTo(10)).toBe("aé№😀");
    expect(await readUpTo(9)).toBeUndefined();
  });

  it.each([
    { what: "too long", text: () => Promise.resolve(body.replace("No.", "№".repeat(200))) },
    { what: "too slow", text: () => new Promise<string>(() => undefined) },
    { what: "torn", text: () => Promise.reject(new Error("torn")) },
  ])("is not documented where it is $what", async ({ text }) => {
    const reader = errorReader(baseTable, { timeout: 50, maxBytes: 500 });
    const error = await reader.read({ ...given, body: undefined, text });
    expect(error).toMatchObject({ status: 404, documented: false, body: undefined });
  });
});

it.each([Infinity, 2 ** 31])("waits for a body with a timeout of %p", async (timeout) => {
  const url = await serve((_req, res) => {
    res.writeHead(404, { "Content-Type": "application/problem+json" });
    res.write("{");
    setTimeout(() => res.end(JSON.stringify(PROBLEM).slice(1)), 50);
  });
  const error = await errorReader(baseTable, { timeout, maxBytes: Infinity }).read(await fetch(url));
  expect(error).toMatchObject({ documented: true, detail: "No." });
});

function* chunks(): Generator<string> {
  for (;;) yield "x".repeat(65_536);
}

describe("the set-up of errorReader", () => {
  it.each([
    {
      what: "no table",
      make: () => errorReader(undefined as never),
      told: "errorReader takes a profile or a table",
    },
    {
      what: "a table without rows",
      make: () => errorReader({ name: "x" } as never),
      told: "a profile or a table",
    },
    {
      what: "an unknown option",
      make: () => errorReader(baseTable, { max: 1 } as object),
      told: 'unknown option "max"',
    },
    {
      what: "a timeout of 0",
      make: () => errorReader(baseTable, { timeout: 0 }),
      told: 'a number above 0 as "timeout"',
    },
    {
      what: "a text as limit",
      make: () => errorReader(baseTable, { maxBytes: "10" as unknown as number }),
      told: 'a number above 0 as "maxBytes", but received the string "10"',
    },
    {
      what: "a text as timeout",
      make: () => errorReader(baseTable, { timeout: "10" as unknown as number }),
      told: 'a number above 0 as "timeout"',
    },
    {
      what: "an envelope whose call was forgotten",
      make: () => errorReader(baseTable, { envelope: nestedErrorCode as unknown as Envelope }),
      told: "errorReader needs an envelope with mediaType, requiresCode and body, but received a function. Pass what nestedErrorCode() returns.",
    },
    {
      what: "an object without the members of an envelope",
      make: () => errorReader({ ...baseTable, envelope: {} as Envelope }),
      told: "errorReader needs an envelope with mediaType, requiresCode and body, but received an object.",
    },
    {
      what: "an envelope whose read is no function",
      make: () => errorReader(baseTable, { envelope: { ...problemDetails(), read: {} as never } }),
      told: "errorReader needs an envelope",
    },
    {
      what: "null as envelope",
      make: () => errorReader(baseTable, { envelope: null as never }),
      told: "errorReader needs an envelope",
    },
    {
      what: "a Map as rows",
      make: () => errorReader({ name: "x", rows: new Map() as never }),
      told: "a profile or a table",
    },
    {
      what: "a list as table",
      make: () => errorReader([] as never),
      told: "a profile or a table",
    },
    {
      what: "a Map as codes",
      make: () => errorReader({ ...baseTable, codes: new Map() as never }),
      told: "a profile or a table",
    },
    {
      what: "a row that is null",
      make: () => errorReader({ name: "x", rows: { 404: null as never } }),
      told: "a profile or a table",
    },
  ])("refuses $what", ({ make, told }) => {
    expect(make).toThrow(told);
  });
});

describe("a received error on a server", () => {
  const upstream = () =>
    errorReader(baseTable).from({ status: 404, headers: { "content-type": "application/json" } });

  it("is answered 500, whatever status it has", () => {
    expect(errorHandler({ onError: () => undefined }).describe(upstream()).status).toBe(500);
  });

  it.each([
    { status: 404, answered: 502 },
    { status: 401, answered: 502 },
    { status: 503, answered: 503 },
    { status: 429, answered: 503 },
  ])("is answered $answered for a $status with upstreamMappers", ({ status, answered }) => {
    const handler = errorHandler({
      profile: standardProfile,
      mappers: upstreamMappers,
      onError: () => undefined,
    });
    const error = errorReader(baseTable).from({ status, headers: { "retry-after": "7" } });
    const described = handler.describe(error);
    expect(described.status).toBe(answered);
    expect(described.headers["Retry-After"]).toBe(answered === 503 ? "7" : undefined);
  });
});

describe("each member that an envelope carries is read back equal", () => {
  const issue = fc.record(
    { pointer: fc.string(), detail: fc.string(), code: fc.string(), in: fc.constantFrom("body", "query") },
    { requiredKeys: ["pointer", "detail"] },
  );
  const problems = fc.record(
    {
      detail: fc.string({ unit: "grapheme" }),
      type: fc.string(),
      code: fc.string({ minLength: 1 }),
      issues: fc.array(issue, { minLength: 1, maxLength: 5 }),
      issueCount: fc.nat(),
      instance: fc.string(),
      requestId: fc.string(),
      extensions: fc.dictionary(
        fc.string().map((name) => `x${name}`),
        fc.jsonValue(),
        { minKeys: 1, maxKeys: 4 },
      ),
    },
    { requiredKeys: ["detail", "type", "code"] },
  );

  it.each(
    [baseProfile, kmsProfile, standardProfile].flatMap((profile) =>
      [problemDetails(), flatErrorCode(), nestedErrorCode(), nestedErrorCode({ aliases: true })].map(
        (envelope) => ({
          profile,
          envelope,
        }),
      ),
    ),
  )("$profile.name: $envelope.mediaType", ({ profile, envelope }) => {
    const statuses = Object.keys(profile.rows).map(Number);
    fc.assert(
      fc.property(problems, fc.constantFrom(...statuses), (members, status) => {
        const reason = (profile.rows as Record<number, { reason: string }>)[status]?.reason ?? "";
        const problem = { ...members, status, reason } as Problem;
        const read = envelope.read?.(JSON.parse(JSON.stringify(envelope.body(problem))) as object);
        const isProblem = envelope.mediaType === "application/problem+json";
        expect(read).toEqual(
          isProblem
            ? (JSON.parse(JSON.stringify(problem)) as object)
            : { code: problem.code, detail: detailWithIssues(problem) },
        );
      }),
      { numRuns: 60 },
    );
  });

  it("reads nothing of a wrong type", () => {
    const body = { status: "404", title: 7, errors: [{ detail: 1 }], errorCount: 1.5, code: null };
    expect(problemDetails().read?.(body)).toEqual({});
    expect(problemDetails().read?.({ errors: [{ detail: "No pointer." }] })).toEqual({});
    expect(problemDetails().read?.({ errors: [7], type: "about:blank" })).toEqual({ type: "about:blank" });
    expect(nestedErrorCode().read?.({ error: "x" })).toEqual({});
    expect(nestedErrorCode().read?.({ error: null })).toEqual({});
    expect(kmsTable.rows[404].code).toBe("KMS.0207");
  });
});
