import {
  BadRequest,
  errorHandler,
  HttpError,
  InternalError,
  standardProfile,
  Unauthorized,
  type HttpErrorOptions,
} from "../../src";
import { EXPRESS } from "../support/app-that-throws";
import {
  revokedProxy,
  throwingProxy,
  withChangingGetter,
  withThrowingGetter,
} from "../support/hostile-objects";
import { headerValues, requestBytes, withConnection, type RequestParts } from "../support/raw-http";
import { useServer } from "../support/use-server";
import { SECRET } from "../support/secret";
import { ask } from "./ask";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

interface HeaderCase {
  readonly what: string;
  readonly name: string;
  readonly value: unknown;
}

const DROPPED: readonly HeaderCase[] = [
  ...(
    [
      ["undefined", undefined],
      ["null", null],
      ["a symbol", Symbol(SECRET)],
      ["an object", { toString: () => SECRET }],
      ["a function", () => SECRET],
      ["not a number", NaN],
      ["true", true],
      ["a throwing Proxy", throwingProxy()],
      ["a list with undefined", ["a", undefined]],
      ["a list with line ends", ["a", `b\r\nSet-Cookie: ${SECRET}`]],
      ["a list of lists", [["a"]]],
      ["a revoked list", revokedProxy([])],
      ["line ends", `a\r\nSet-Cookie: ${SECRET}`],
      ["a bare line feed", `a\n${SECRET}`],
      ["a null byte", `a\u0000${SECRET}`],
      ["text beyond latin1", `\u{1f511}${SECRET}`],
      ["a megabyte", SECRET.repeat(60_000)],
    ] satisfies [string, unknown][]
  ).map(([what, value]) => ({ what: `a value that is ${what}`, name: "X-Reason", value })),
  ...[
    "",
    " ",
    ":status",
    ":path",
    "X Reason",
    "X-Reason:",
    "X-Reason\r\nSet-Cookie",
    "X-Gr\u00fcnde",
    "X-\u0000",
    "Content-Length",
    "content-type",
    "CONTENT-ENCODING",
    "Content-Security-Policy-X",
    "Transfer-Encoding",
    "Connection",
    "Keep-Alive",
    "Proxy-Connection",
    "Upgrade",
    "TE",
    "Trailer",
    "Set-Cookie",
    "set-cookie2",
    "HTTP2-Settings",
  ].map((name) => ({ what: `the name ${JSON.stringify(name)}`, name, value: SECRET })),
];

const OVERRULED: readonly HeaderCase[] = [
  { what: "Cache-Control", name: "Cache-Control", value: `public, ${SECRET}` },
  { what: "X-Content-Type-Options", name: "x-content-type-options", value: SECRET },
  { what: "X-Request-Id", name: "X-REQUEST-ID", value: SECRET },
];

const ALL_OF_THEM: readonly { readonly what: string; readonly headers: unknown }[] = [
  { what: "null", headers: null },
  { what: "a text", headers: `X-Reason: ${SECRET}` },
  { what: "a number", headers: 5 },
  { what: "a list of pairs", headers: [["X-Reason", SECRET]] },
  { what: "a Map", headers: new Map([["X-Reason", SECRET]]) },
  { what: "Headers", headers: new Headers({ "X-Reason": SECRET }) },
  { what: "a throwing Proxy", headers: throwingProxy() },
  { what: "a revoked Proxy", headers: revokedProxy() },
  { what: "a getter that throws", headers: withThrowingGetter({}, "X-Reason") },
  { what: "a function", headers: () => SECRET },
  { what: "inherited ones", headers: Object.create({ "X-Reason": SECRET }) },
  {
    what: "100 000 of them",
    headers: Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`X-${String(index)}`, "a"])),
  },
  { what: "a long list of values", headers: { "X-Reason": Array.from({ length: 100_000 }, () => "a") } },
  {
    what: "a value that changes between reads",
    headers: withChangingGetter({}, "X-Reason", "good", `bad\r\n${SECRET}`),
  },
  {
    what: "a list whose element changes between reads",
    headers: { "X-Reason": withChangingGetter(["good"], 0, "good", `bad\r\n${SECRET}`) },
  },
];

function errorWithHeaders(headers: unknown): BadRequest {
  return new BadRequest("Wrong.", { headers } as HttpErrorOptions<400>);
}

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);
  const expectClientError = async (headers: unknown) => {
    const answer = await ask(server, (_request, _response, next) => next(errorWithHeaders(headers)));
    expect(answer.status).toBe(400);
    // What many clients take at most for all headers together.
    expect(answer.raw.bytes.length - answer.raw.body.length).toBeLessThan(16 * 1024);
    return answer;
  };

  it.each(DROPPED)("drops and notes $what, and keeps the others", async ({ name, value }) => {
    const headers = Object.fromEntries([
      ["X-Before", "1"],
      [name, value],
      ["X-After", "2"],
    ]);
    const { raw } = await expectClientError(headers);
    expect(headerValues(raw, "x-reason")).toEqual([]);
    expect([headerValues(raw, "x-before"), headerValues(raw, "x-after")]).toEqual([["1"], ["2"]]);
    expect(server.reports[0]?.notes).toHaveLength(1);
  });

  it.each(OVERRULED)("overrules $what by the handler's own", async ({ name, value }) => {
    await expectClientError({ [name]: value });
  });

  it.each(ALL_OF_THEM)("answers where the headers are $what", async ({ headers }) => {
    await expectClientError(headers);
  });

  it("sends a list as one line an element", async () => {
    const { raw } = await expectClientError({ "X-Reason": ["a", "b"], "X-Number": 5, Vary: "Accept" });
    expect(headerValues(raw, "x-reason").flatMap((value) => value.split(", "))).toEqual(["a", "b"]);
    expect(headerValues(raw, "x-number")).toEqual(["5"]);
  });

  it("appends to Vary", async () => {
    const answer = await ask(server, (_request, response, next) => {
      response.setHeader("Vary", "Origin");
      next(errorWithHeaders({ Vary: "Accept" }));
    });
    expect(headerValues(answer.raw, "vary").join(", ")).toBe("Origin, Accept");
  });

  it.each([
    { name: "Retry-After", value: "30" },
    { name: "Allow", value: "GET" },
    { name: "Accept", value: "application/json" },
    { name: "WWW-Authenticate", value: "Bearer" },
    { name: "Proxy-Authenticate", value: "Basic" },
    { name: "RateLimit", value: '"default";r=0;t=30' },
    { name: "RateLimit-Policy", value: '"default";q=10;w=60' },
  ])("leaves a hidden error its $name and nothing else", async ({ name, value }) => {
    const headers = { [name]: value, "X-Secret": SECRET, Link: SECRET, Server: SECRET };
    const answer = await ask(server, (_request, _response, next) =>
      next(new InternalError("Hidden.", { headers })),
    );
    expect(answer.status).toBe(500);
    expect(headerValues(answer.raw, name)).toEqual([value]);
    expect(headerValues(answer.raw, "link")).toEqual([]);
  });

  it.each([
    { what: "a negative number", options: { retryAfter: -1 } },
    { what: "no number", options: { retryAfter: NaN } },
    { what: "an invalid Date", options: { retryAfter: new Date(NaN) } },
    { what: "a text with a line end", options: { retryAfter: "5\r\na: b" } },
    { what: "a throwing Proxy", options: { retryAfter: throwingProxy() } },
    { what: "a challenge with a line end", options: { challenge: "Bearer\r\na: b" } },
    { what: "an Allow with a line end", options: { allow: ["GET\r\na: b"] } },
    { what: "an Allow that is no list", options: { allow: throwingProxy() } },
  ])("leaves out and notes an option that is $what", async ({ options }) => {
    const make = () => new BadRequest("Wrong.", options as HttpErrorOptions<400>);
    const answer = await ask(server, (_request, _response, next) => next(make()));
    expect(answer.status).toBe(400);
    for (const name of ["retry-after", "www-authenticate", "allow", "a"])
      expect(headerValues(answer.raw, name)).toEqual([]);
    expect(server.reports[0]?.notes).not.toEqual([]);
  });
});

describe("the values of lists that a middleware adds to", () => {
  const challenge = ['Bearer realm="api"', "Basic"];
  const headers = { "X-Reason": ["a", "b"] };
  const app = EXPRESS[5]();
  app.use((request, response, next) => {
    const writeHead = response.writeHead.bind(response);
    response.writeHead = (status: number) => {
      response.appendHeader("WWW-Authenticate", "Nonce").appendHeader("X-Reason", "c");
      return writeHead(status);
    };
    next(new Unauthorized(request.path, { headers }));
  });
  app.use(errorHandler({ challenge, onError: () => undefined }));
  const server = useServer(app);

  it("are those of one answer", async () => {
    for (let count = 0; count < 2; count++) {
      const answer = await server.ask();
      expect(headerValues(answer, "www-authenticate")).toEqual([...challenge, "Nonce"]);
      expect(headerValues(answer, "x-reason")).toEqual(["a", "b", "c"]);
    }
    expect(headers["X-Reason"]).toEqual(["a", "b"]);
  });
});

describe("a 426 on a connection that closes", () => {
  const app = EXPRESS[5]();
  app.use((request, response) => {
    const { connection } = request.query;
    if (typeof connection === "string") response.setHeader("Connection", connection);
    throw new HttpError(426, "", { headers: { Upgrade: "TLS/1.3" } });
  });
  app.use(errorHandler({ profile: standardProfile, onError: () => undefined }));
  const server = useServer(app);

  const CLOSING: RequestParts[] = [
    { headers: ["Connection: close"] },
    { version: "1.0" },
    { path: "/?connection=keep-alive", headers: ["Connection: close"] },
    { path: "/?connection=close" },
  ];

  it.each(CLOSING)("closes it and names Upgrade: %j", async (parts) => {
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes(parts));
      const answer = await connection.receive();
      expect(headerValues(answer, "connection").join()).toMatch(/^(?:Upgrade, close|close, Upgrade)$/);
      expect(await connection.ended()).toBe("closed");
    });
  });
});
