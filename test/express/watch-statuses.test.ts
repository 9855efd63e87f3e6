import { createReadStream, mkdtempSync, readdirSync } from "node:fs";
import { createServer, get, type Server } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import express4 from "express4";
import request from "supertest";
import {
  baseProfile,
  errorHandler,
  extendProfile,
  kmsProfile,
  NotFound,
  notFound,
  type Rows,
  type UndocumentedAnswer,
  watchStatuses as watchInProduction,
} from "../../src";
import { savedStatuses, watchStatuses } from "../../src/testing";
import { createRequest } from "./create-request";

const kms = extendProfile(kmsProfile, {
  codes: Object.fromEntries(
    Object.entries(kmsProfile.rows).flatMap(([status, row]) =>
      "code" in row ? [[row.code, { status: Number(status), meaning: row.meaning }] as const] : [],
    ),
  ),
});

const opened: Server[] = [];
afterAll(() => {
  for (const server of opened) server.close();
});

describe.each([
  { version: "5", create: express },
  { version: "4", create: express4 as unknown as typeof express },
])("watchStatuses under Express $version", ({ create }) => {
  function appWith(seen: ReturnType<typeof watchStatuses>) {
    const app = create();
    app.use(seen.middleware);
    app.get("/ok", (_req, res) => void res.json({}));
    app.get("/accepted", (_req, res) => void res.status(202).end());
    app.get("/property", (_req, res) => {
      res.statusCode = 202;
      res.write("a");
      res.end();
    });
    app.get("/head", (_req, res) => void res.writeHead(202, "Fine", { "X-A": "b" }).end());
    app.get("/status", (_req, res) => void res.sendStatus(202));
    app.get("/redirect", (_req, res) => {
      res.redirect("/ok");
    });
    app.get("/stream", (_req, res) => void createReadStream(__filename).pipe(res.status(202)));
    app.get("/file", (_req, res) => {
      res.sendFile(__filename);
    });
    app.get("/missing", () => {
      throw new NotFound();
    });
    app.use(notFound());
    app.use(errorHandler({ profile: kms, onError: () => undefined }));
    return app;
  }

  it("does not count the code of an error that came too late to be answered", async () => {
    const seen = watchStatuses(kms);
    const app = create();
    app.get("/", (_req, res, next) => {
      res.end();
      next(new NotFound("", { code: "KMS.0207" }));
    });
    app.use(errorHandler({ profile: kms, onError: () => undefined }));
    await request(create().use(seen.middleware, app)).get("/").expect(200);
    expect(seen.coverage().codes).toMatchObject({ "KMS.0207": 0 });
  });

  it("counts the rows and codes that were answered", async () => {
    const seen = watchStatuses(kms);
    const app = appWith(seen);
    for (const path of ["/ok", "/ok", "/missing", "/nowhere"]) await request(app).get(path);
    expect(seen.coverage().rows).toEqual({ 200: 2, 204: 0, 400: 0, 403: 0, 404: 2, 500: 0 });
    expect(seen.coverage().codes).toEqual({ "KMS.0308": 0, "KMS.0306": 0, "KMS.0207": 2, "KMS.0101": 0 });
    expect(() => {
      seen.assert();
    }).not.toThrow();
    expect(() => {
      seen.assertCovered();
    }).toThrow(
      'No test was answered with 204, 400, 403, 500, KMS.0308, KMS.0306, KMS.0101, which the profile "KMS" lists.',
    );
    expect(() => {
      seen.assertCovered({ except: [204, 400, 403, 500, "KMS.0101", "KMS.0306", "KMS.0308"] });
    }).not.toThrow();
  });

  it.each(["/accepted", "/property", "/head", "/status"])(
    "names request, status and place of what the profile does not list: %s",
    async (path) => {
      const seen = watchStatuses(kms);
      const response = await request(appWith(seen)).get(`${path}?token=secret`);
      expect(response.status).toBe(202);
      const place = /\(at test\/express\/watch-statuses\.test\.ts:\d+\)$/;
      expect(() => {
        seen.assert();
      }).toThrow(place);
      expect(() => {
        seen.assert();
      }).toThrow(`GET ${path} answered 202, which the profile "KMS" does not list (at `);
    },
  );

  it("counts no interim response as undocumented", () => {
    const seen = watchStatuses(kms);
    const { request: req, response } = createRequest({});
    seen.middleware(req, response, () => undefined);
    response.writeHead(101);
    expect(() => {
      seen.assert();
    }).not.toThrow();
  });

  it("sees streams, redirects and files, and changes no answer", async () => {
    const seen = watchStatuses(kms);
    const app = appWith(seen);
    const head = await request(app).get("/head");
    expect(head.headers["x-a"]).toBe("b");
    await request(app).get("/stream");
    await request(app).get("/redirect");
    const file = await request(app).get("/file").set("Range", "bytes=0-1");
    expect([file.status, file.headers["content-length"]]).toEqual([206, "2"]);
    const etag = String((await request(app).get("/file")).headers["etag"]);
    expect((await request(app).get("/file").set("If-None-Match", etag)).status).toBe(304);
    expect(() => {
      seen.assert();
    }).toThrow(/202[^]*202[^]*302[^]*206/);
    const lenient = watchStatuses(kms, { also: [202, 206, 302] });
    const other = appWith(lenient);
    for (const path of ["/accepted", "/redirect"]) await request(other).get(path);
    lenient.assert();
  });
});

it("watches two profiles, each behind its mount", async () => {
  const [first, second] = [watchStatuses(kms), watchStatuses(kmsProfile, { also: [202] })];
  const app = express();
  app.use("/v1", first.middleware);
  app.use("/v2", second.middleware);
  app.use((_req, res) => void res.status(202).end());
  await request(app).get("/v2/a");
  first.assert();
  second.assert();
  await request(app).get("/v1/a");
  expect(() => {
    first.assert();
  }).toThrow("GET /v1/a answered 202");
});

it("sees the answers over HTTP/2, and what a proxy passes on", async () => {
  const upstream = createServer((_req, res) => res.writeHead(418).end("tea"));
  opened.push(upstream);
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const seen = watchStatuses(kms);
  const server = createHttp2Server((req, res) => {
    seen.middleware(req as never, res as never, () => {
      get({ port: (upstream.address() as AddressInfo).port, host: "127.0.0.1" }, (answer) => {
        res.writeHead(answer.statusCode ?? 0);
        answer.pipe(res as never);
      });
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connectHttp2(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const stream = client.request({ ":path": "/tea" });
  const [headers] = (await once(stream, "response")) as [Record<string, unknown>];
  expect(headers[":status"]).toBe(418);
  stream.resume();
  await once(stream, "end");
  client.close();
  server.close();
  expect(() => {
    seen.assert();
  }).toThrow(
    /GET \/tea answered 418, which the profile "KMS" does not list \(at test\/express\/watch-statuses/,
  );
});

it("calls onUndocumented in production, whatever it throws", async () => {
  const answers: UndocumentedAnswer[] = [];
  const seen = watchInProduction(kms, {
    onUndocumented: (answer) => {
      answers.push(answer);
      throw new Error("broken");
    },
  });
  const app = express();
  app.use(seen.middleware);
  app.use((_req, res) => void res.status(202).end());
  expect((await request(app).post("/a?b")).status).toBe(202);
  expect(answers).toEqual([
    {
      status: 202,
      profile: "KMS",
      method: "POST",
      path: "/a",
      place: expect.stringContaining(":") as unknown,
    },
  ]);
});

it("names no place where no frame of the app is on the stack, and knows a bare request", () => {
  const answers: UndocumentedAnswer[] = [];
  const { middleware } = watchInProduction(kms, { onUndocumented: (answer) => answers.push(answer) });
  const res = { writeHead: () => res } as unknown as import("node:http").ServerResponse;
  middleware({} as never, res, () => undefined);
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  Error.prepareStackTrace = (_error, frames) => `Error\n    at ${String(frames.length)} frames`;
  try {
    res.writeHead(202);
    res.writeHead(202);
  } finally {
    Object.defineProperty(Error, "prepareStackTrace", before ?? { value: undefined });
  }
  expect(answers).toEqual([{ status: 202, profile: "KMS", method: "", path: "", place: undefined }]);
});

it("counts no code that the catalogue does not have, and keeps the first hundred answers", async () => {
  const seen = watchStatuses(kmsProfile);
  const app = express();
  app.use(seen.middleware);
  app.get("/accepted", (_req, res) => void res.status(202).end());
  app.use(errorHandler({ profile: kmsProfile, onError: () => undefined }), notFound());
  app.use(errorHandler({ profile: kmsProfile, onError: () => undefined }));
  await request(app).get("/");
  expect(seen.coverage().codes).toEqual({});
  const res = { writeHead: () => res } as unknown as import("node:http").ServerResponse;
  for (let count = 0; count < 101; count += 1) {
    const one = { writeHead: () => one } as unknown as typeof res;
    seen.middleware({} as never, one, () => undefined);
    Reflect.apply(one.writeHead.bind(one), undefined, [202]);
  }
  let message = "";
  try {
    seen.assert();
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message.split("\n")).toHaveLength(100);
});

it("counts a status that is a text", async () => {
  const seen = watchStatuses(kms);
  const app = express();
  app.use(seen.middleware);
  app.get("/missing", (_req, res) => {
    Object.assign(res, { statusCode: "404" }).end();
  });
  expect((await request(app).get("/missing")).status).toBe(404);
  expect(seen.coverage().rows[404]).toBe(1);
  seen.assert();
});

describe("in a process whose stack traces do not work", () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    {
      what: "capturing one throws",
      spoil: () => {
        jest.spyOn(Error, "captureStackTrace").mockImplementation(fail);
      },
    },
    {
      what: "the working directory is gone",
      spoil: () => {
        jest.spyOn(process, "cwd").mockImplementation(fail);
      },
    },
  ])("leaves the answer alone where $what", async ({ spoil }) => {
    const answers: UndocumentedAnswer[] = [];
    const app = express();
    app.use(watchInProduction(kms, { onUndocumented: (answer) => void answers.push(answer) }).middleware);
    app.get("/accepted", (_req, res) => {
      spoil();
      res.status(202).send("accepted");
    });
    const response = await request(app).get("/accepted");
    expect([response.status, response.text]).toEqual([202, "accepted"]);
    expect(answers).toEqual([
      { status: 202, profile: "KMS", method: "GET", path: "/accepted", place: undefined },
    ]);
  });

  function fail(): never {
    throw new Error("This process has none.");
  }
});

describe("over a whole run", () => {
  it("adds up what several test files have saved", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "statuses-")), "new");
    for (const path of ["/ok", "/accepted"]) {
      const seen = watchStatuses(kms);
      const app = express();
      app.use(seen.middleware);
      app.get("/ok", (_req, res) => void res.json({}));
      app.get("/accepted", (_req, res) => void res.status(202).end());
      await request(app).get("/ok");
      await request(app).get(path);
      seen.save(folder);
    }
    expect(readdirSync(folder)).toHaveLength(2);
    const all = savedStatuses(kms, folder);
    expect(all.coverage().rows[200]).toBe(3);
    expect(() => {
      all.assert();
    }).toThrow("GET /accepted answered 202");
    expect(() => {
      all.assertCovered({ except: [204, 400, 403, 404, 500] });
    }).toThrow("KMS.0101");
    const withMore = extendProfile(kmsProfile, {
      rows: { 409: { reason: "Conflict", meaning: "No.", code: "K.9" } },
    });
    expect(savedStatuses(withMore, folder).coverage().rows).toMatchObject({ 409: 0 });
    savedStatuses(kmsProfile, folder).assertCovered({ except: [204, 400, 403, 404, 500] });
  });

  it("counts only what was saved of the profile", async () => {
    const folder = mkdtempSync(join(tmpdir(), "statuses-"));
    for (const [profile, paths] of [
      [kmsProfile, []],
      [baseProfile, ["/unknown"]],
    ] as const) {
      const seen = watchStatuses<Rows, undefined>(profile);
      const app = express();
      app.use(seen.middleware);
      for (const path of paths) await request(app).get(path);
      seen.save(folder);
    }
    expect(savedStatuses(baseProfile, folder).coverage().rows[404]).toBe(1);
    expect(savedStatuses(kmsProfile, folder).coverage().rows[404]).toBe(0);
  });

  it("refuses a folder that does not exist, and what is no profile", () => {
    expect(() => savedStatuses(kms, "/nowhere/at/all")).toThrow("a folder that seen.save has written to");
    expect(() => savedStatuses({} as never, "/nowhere")).toThrow("a profile made by defineProfile");
  });
});

it.each([
  { what: "no profile", make: () => watchStatuses({} as never), told: "a profile made by defineProfile" },
  {
    what: "an unknown option",
    make: () => watchStatuses(kms, { als: [] } as object),
    told: 'unknown option "als"',
  },
  { what: "a text in also", make: () => watchStatuses(kms, { also: ["404"] as never }), told: 'as "also"' },
  {
    what: "99 in also",
    make: () => watchStatuses(kms, { also: [99] }),
    told: "a list of statuses from 100 to 599",
  },
  { what: "700 in also", make: () => watchStatuses(kms, { also: [700] }), told: 'as "also"' },
  { what: "a number for also", make: () => watchStatuses(kms, { also: 304 as never }), told: 'as "also"' },
  {
    what: "a text as observer",
    make: () => watchInProduction(kms, { onUndocumented: "log" as never }),
    told: 'a function as "onUndocumented"',
  },
  {
    what: "a text as observer in a test",
    make: () => watchStatuses(kms, { onUndocumented: "log" as never }),
    told: 'a function as "onUndocumented"',
  },
  {
    what: "a list as options in a test",
    make: () => watchStatuses(kms, [] as never),
    told: "an object of options",
  },
])("watchStatuses refuses $what", ({ make, told }) => {
  expect(make).toThrow(told);
});
