import type { RequestHandler } from "express";
import { errorHandler, NotFound } from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";
import { headerValues, requestBytes, withConnection } from "../support/raw-http";
import { useServer } from "../support/use-server";
import { ask, expectBareRow } from "./ask";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS, SETTINGS_ONCE } from "./settings";

const GOES = [
  { name: "Content-Disposition", value: "attachment" },
  { name: "Content-Encoding", value: "gzip" },
  { name: "Content-Language", value: "de" },
  { name: "Content-Location", value: "/keys/1" },
  { name: "Content-MD5", value: "Q2hlY2sgSW50ZWdyaXR5IQ==" },
  { name: "Content-Digest", value: "sha-256=:AAAA:" },
  { name: "Content-Range", value: "bytes 0-1/2" },
  { name: "Content-Script-Type", value: "text/javascript" },
  { name: "Transfer-Encoding", value: "chunked" },
  { name: "Trailer", value: "X-Checksum" },
  { name: "ETag", value: '"1"' },
  { name: "Last-Modified", value: "Tue, 01 Jan 2030 00:00:00 GMT" },
  { name: "Expires", value: "Tue, 01 Jan 2030 00:00:00 GMT" },
  { name: "Age", value: "5" },
  { name: "Pragma", value: "public" },
  { name: "CDN-Cache-Control", value: "max-age=60" },
  { name: "Surrogate-Control", value: "max-age=60" },
  { name: "Surrogate-Key", value: "keys" },
  { name: "Accept-Ranges", value: "bytes" },
  { name: "Digest", value: "sha-256=AAAA" },
  { name: "Repr-Digest", value: "sha-256=:AAAA:" },
  { name: "Location", value: "/keys/1" },
  { name: "Refresh", value: "0; url=/" },
  { name: "Link", value: "</a.css>; rel=preload" },
];

const IS_REPLACED = [
  { name: "Content-Type", value: "text/html" },
  { name: "Content-Length", value: "5" },
  { name: "Cache-Control", value: "public, max-age=31536000" },
  { name: "X-Content-Type-Options", value: "sniff" },
];

const STAYS = [
  { name: "Access-Control-Allow-Origin", value: "https://app.example" },
  { name: "Access-Control-Allow-Credentials", value: "true" },
  { name: "Access-Control-Expose-Headers", value: "X-Request-Id" },
  { name: "Strict-Transport-Security", value: "max-age=31536000" },
  { name: "Content-Security-Policy", value: "default-src 'none'" },
  { name: "Content-Security-Policy-Report-Only", value: "default-src 'none'" },
  { name: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { name: "Referrer-Policy", value: "no-referrer" },
  { name: "X-Frame-Options", value: "DENY" },
  { name: "Vary", value: "Origin" },
  { name: "RateLimit-Policy", value: '"default";q=100;w=60' },
  { name: "X-RateLimit-Remaining", value: "7" },
  { name: "X-Request-Id", value: "request-7" },
  { name: "Server-Timing", value: "db;dur=5" },
  { name: "X-Powered-By", value: "tests" },
];

describe.each(SETTINGS_ONCE)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  it.each(GOES)("takes $name away", async ({ name, value }) => {
    const answer = await ask(server, (_request, response, next) => {
      response.setHeader(name, value);
      next(new NotFound());
    });
    expectBareRow(server, answer, 404);
    expect(headerValues(answer.raw, name)).toEqual([]);
  });

  it.each(IS_REPLACED)("replaces $name", async ({ name, value }) => {
    const answer = await ask(server, (_request, response, next) => {
      response.setHeader(name, value);
      next(new NotFound());
    });
    expectBareRow(server, answer, 404);
    expect(headerValues(answer.raw, name)).not.toContain(value);
  });

  it.each(STAYS)("leaves $name", async ({ name, value }) => {
    const answer = await ask(server, (_request, response, next) => {
      response.setHeader(name, value);
      next(new NotFound());
    });
    expect(headerValues(answer.raw, name)).toEqual([value]);
  });
});

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  describe.each([
    { failure: "a NotFound", make: () => new NotFound(), thrown: 404 },
    { failure: "an unexpected error", make: () => new Error("unexpected"), thrown: 500 },
  ])("$failure", ({ make, thrown }) => {
    it("leaves every cookie", async () => {
      const cookies = ["session=new; HttpOnly", "theme=dark"];
      const answer = await ask(server, (_request, response, next) => {
        response.setHeader("Set-Cookie", cookies);
        next(make());
      });
      expect(headerValues(answer.raw, "set-cookie")).toEqual(cookies);
    });

    // A 204 and a 304 have no body, and a 206 a part of one.
    it.each([204, 206, 304, 599])("overrules a leftover status of %d", async (status) => {
      const answer = await ask(server, (_request, response, next) => {
        response.statusCode = status;
        response.statusMessage = "Left Over";
        next(make());
      });
      expectBareRow(server, answer, thrown);
    });

    it("overrules everything at once", async () => {
      const answer = await ask(server, (_request, response, next) => {
        for (const { name, value } of [...GOES, ...IS_REPLACED, ...STAYS]) response.setHeader(name, value);
        response.statusCode = 206;
        next(make());
      });
      const names = answer.raw.headers.map(([name]) => name.toLowerCase());
      expect(names.filter((name) => GOES.some((row) => row.name.toLowerCase() === name))).toEqual([]);
      expect(STAYS.filter(({ name }) => !names.includes(name.toLowerCase()))).toEqual([]);
    });
  });
});

/** Each leaves the response of Node set to another framing than that of the answer. */
const FRAMED: readonly { readonly what: string; readonly fail: RequestHandler }[] = [
  {
    what: "a chunked head that could not be written",
    fail: (_request, response) => {
      response.writeHead(200, { "Transfer-Encoding": "chunked", "X-Name": "\u5831" });
    },
  },
  {
    what: "a head without body that could not be written",
    fail: (_request, response) => {
      response.writeHead(304, { "X-Name": "\u5831" });
    },
  },
  {
    what: "a 204 with trailers",
    fail: (_request, response) => {
      response.setHeader("Trailer", "X-Checksum");
      response.status(204).end();
    },
  },
  {
    what: "chunks that were asked for",
    fail: (_request, response, next) => {
      response.chunkedEncoding = true;
      next(new NotFound());
    },
  },
];

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))("in Express $version", ({ version }) => {
  let fail: RequestHandler = (_request, _response, next) => {
    next();
  };
  // With a header that was set before, Node writes another way.
  const app = EXPRESS[version]().disable("x-powered-by");
  app.get("/next", (_request, response) => {
    response.end("next");
  });
  app.use((request, response, next) => fail(request, response, next));
  app.use(errorHandler({ onError: () => undefined }));
  const server = useServer(app);

  it.each(FRAMED)("frames its answer itself after $what", async (row) => {
    ({ fail } = row);
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes() + requestBytes({ path: "/next" }));
      const answer = await connection.receive();
      expect(headerValues(answer, "transfer-encoding")).toEqual([]);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ status: answer.status });
      expect((await connection.receive()).body.toString()).toBe("next");
    });
  });

  it("sends no body to a HEAD after any of them", async () => {
    for (const row of FRAMED) {
      ({ fail } = row);
      await withConnection(server.port, async (connection) => {
        connection.send(requestBytes({ method: "HEAD" }) + requestBytes({ path: "/next" }));
        expect((await connection.receive("HEAD")).body.toString()).toBe("");
        expect((await connection.receive()).body.toString()).toBe("next");
      });
    }
  });
});
