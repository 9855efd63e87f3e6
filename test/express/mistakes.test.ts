import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import express from "express";
import createHttpError from "http-errors";
import request from "supertest";
import {
  BadRequest,
  type Envelope,
  errorHandler,
  type ErrorHandlerOptions,
  type ErrorReport,
  extendProfile,
  HttpError,
  kmsProfile,
  NotFound,
  problemDetails,
  standardProfile,
  Unauthorized,
} from "../../src";
import { appThatFails, appThatThrows } from "../support/app-that-throws";

/** The report of a failure. */
async function reportOf(make: () => unknown, options: ErrorHandlerOptions = {}): Promise<ErrorReport> {
  const reports: ErrorReport[] = [];
  const onError = (report: ErrorReport): void => void reports.push(report);
  await request(appThatThrows(make, { onError, ...options })).get("/");
  const [report] = reports;
  if (report === undefined) throw new Error("There was no report.");
  return report;
}

function fail(): never {
  throw new Error("It fails.");
}

class CodedError extends HttpError {
  override readonly statusCode = 403;

  constructor() {
    super(404);
  }
}

describe("a mistake of the program is noted", () => {
  it.each<{ what: string; make: () => unknown; mistake: string }>([
    {
      what: "a foreign error with a status",
      make: () => Object.assign(new TypeError("m"), { status: 404 }),
      mistake: "The status 404 of the thrown TypeError was not used: see trustStatus.",
    },
    {
      what: "a plain object with a statusCode",
      make: () => ({ statusCode: 409 }),
      mistake: "The status 409 of the thrown value was not used: see trustStatus.",
    },
    {
      what: "a status that was assigned to one of ours",
      make: () => Object.assign(new NotFound(), { status: 403 }),
      mistake: "The assigned status 403 was ignored: an error keeps the status that it was made with, 404.",
    },
    {
      what: "a statusCode that is a field of a subclass",
      make: () => new CodedError(),
      mistake: "The assigned status 403 was ignored: an error keeps the status that it was made with, 404.",
    },
    {
      what: "a status that the profile does not list",
      make: () => new HttpError(422),
      mistake: 'The profile "base" does not list 422, so 400 was sent.',
    },
    {
      what: "an option that no error takes",
      make: () => new BadRequest("x", { details: 1 } as object),
      mistake: 'The option "details" of a 400 was ignored: no error takes it. See extensions.',
    },
    {
      what: "a property that was assigned to a direct instance",
      make: () => Object.assign(new BadRequest("x"), { field: "alias" }),
      mistake: 'The property "field" that was assigned to a 400 is not sent: see extensions.',
    },
    {
      what: "a property that http-errors was given for it",
      make: () => createHttpError(new BadRequest("x"), { limit: 5 }),
      mistake: 'The property "limit" that was assigned to a 400 is not sent: see extensions.',
    },
    {
      what: "an extension of a name that the envelope reserves",
      make: () => new BadRequest("x", { extensions: { errors: [1] } }),
      mistake: 'The extension "errors" was left out: the envelope reserves that name.',
    },
    {
      what: "an object as message",
      make: () => new BadRequest({ field: "alias" } as never),
      mistake: "The message of a 400 was ignored: it is not a text but an object.",
    },
    {
      what: "a code in the place of the options",
      make: () => new BadRequest("x", "KEY.07" as never),
      mistake: 'The options of a 400 were ignored: they are not an object but the string "KEY.07".',
    },
    {
      what: "a list in the place of the options",
      make: () => new BadRequest("x", [{ pointer: "#", detail: "is wrong" }] as never),
      mistake: "The options of a 400 were ignored: they are not an object but an array.",
    },
  ])("$what", async ({ make, mistake }) => {
    const { mistakes, notes } = await reportOf(make);
    expect(mistakes).toEqual([mistake]);
    expect(notes).toContain(mistake);
  });

  it.each<{ what: string; options: ErrorHandlerOptions; mistake: string }>([
    {
      what: "an envelope that throws",
      options: { envelope: { ...problemDetails(), body: fail } },
      mistake: "The envelope was replaced: its body could not be written.",
    },
    {
      what: "an envelope whose body is a text",
      options: { envelope: { ...problemDetails(), body: () => "x" as never } },
      mistake: "The envelope was replaced: its body is not an object.",
    },
    {
      what: "a requestId that throws",
      options: { requestId: fail },
      mistake: "The function requestId threw; another id was taken.",
    },
    {
      what: "a requestId that returns no text",
      options: { requestId: () => undefined as never },
      mistake: "The function requestId returned no text that a header can carry; another id was taken.",
    },
  ])("$what", async ({ options, mistake }) => {
    await expect(reportOf(() => new NotFound(), options)).resolves.toMatchObject({ mistakes: [mistake] });
  });

  it("a status that was set on the response before a foreign error", async () => {
    const reports: ErrorReport[] = [];
    const app = appThatFails(
      (_request, response) => {
        response.status(404);
        throw new Error("no such key");
      },
      { onError: (report) => void reports.push(report) },
    );
    await request(app).get("/").expect(500);
    expect(reports[0]?.mistakes).toEqual([
      expect.stringMatching(/^The status 404 that was set on the response was not used: /),
    ]);
  });

  it("but not a status that was sent with a response that was cut", async () => {
    const reports: ErrorReport[] = [];
    const app = appThatFails(
      (_request, response) => {
        response.status(404).write("No such");
        throw new Error("broken");
      },
      { onError: (report) => void reports.push(report) },
    );
    await expect(request(app).get("/")).rejects.toThrow();
    expect(reports).toMatchObject([{ outcome: "torn", mistakes: [] }]);
  });

  it.each<{ thrown: HttpError; mistake: string }>([
    {
      thrown: new HttpError(405),
      mistake:
        "A 405 was sent without Allow: give its error the methods of the resource as the option allow.",
    },
    {
      thrown: new HttpError(426),
      mistake: "A 426 was sent without Upgrade: give its error the protocols as the header Upgrade.",
    },
  ])("a $thrown.status without the header that it needs", async ({ thrown, mistake }) => {
    const options = { profile: standardProfile };
    await expect(reportOf(() => thrown, options)).resolves.toMatchObject({ mistakes: [mistake] });
  });

  it("but only as a note a 401 without a challenge, since an API with cookies has none", async () => {
    const { mistakes, notes } = await reportOf(() => new Unauthorized());
    expect(mistakes).toEqual([]);
    expect(notes).toEqual([
      "A 401 was sent without WWW-Authenticate: set the option challenge of errorHandler, or that of its error.",
    ]);
  });

  it("but not a 405 of a response that does not know its headers", async () => {
    const reports: ErrorReport[] = [];
    const app = appThatFails(
      (_request, response) => {
        Object.assign(response, { hasHeader: undefined });
        throw new HttpError(405);
      },
      { profile: standardProfile, onError: (report) => void reports.push(report) },
    );
    await request(app).get("/").expect(405);
    expect(reports).toMatchObject([{ outcome: "answered", mistakes: [] }]);
  });

  it.each<{ what: string; set?: Record<string, string>; thrown: HttpError; options?: ErrorHandlerOptions }>([
    { what: "the methods of the error", thrown: new HttpError(405, "", { allow: ["GET"] }) },
    { what: "an Allow of the response", set: { Allow: "GET" }, thrown: new HttpError(405) },
    { what: "no methods", thrown: new HttpError(405, "", { allow: [] }) },
    { what: "protocols", thrown: new HttpError(426, "", { headers: { upgrade: "TLS/1.3" } }) },
    {
      what: "another status sent",
      thrown: new HttpError(405),
      options: { profile: extendProfile(kmsProfile, { fallbacks: { 405: 400 } }) },
    },
  ])("but not a 405 or 426 with $what", async ({ set = {}, thrown, options }) => {
    const reports: ErrorReport[] = [];
    const app = appThatFails(
      (_request, response) => {
        response.set(set);
        throw thrown;
      },
      { profile: standardProfile, onError: (report) => void reports.push(report), ...options },
    );
    await request(app).get("/");
    expect(reports[0]?.mistakes).toEqual([]);
  });

  it.each<{ what: string; make: () => unknown; options?: ErrorHandlerOptions }>([
    { what: "a plain error", make: () => new Error("x") },
    { what: "a listed status", make: () => new NotFound("x", { code: "A" }) },
    {
      what: "a fallback that the profile names",
      make: () => new HttpError(409),
      options: { profile: kmsProfile },
    },
    {
      what: "a field of a subclass",
      make: () =>
        new (class KeyError extends NotFound {
          readonly key = 7;
        })(),
    },
  ])("but not for $what", async ({ make, options }) => {
    expect((await reportOf(make, options)).mistakes).toEqual([]);
  });
});

describe("the report", () => {
  it("has no note of an Upgrade that HTTP/2 cannot send", async () => {
    const reports: ErrorReport[] = [];
    const answer = errorHandler({ profile: standardProfile, onError: (report) => void reports.push(report) });
    const server = createHttp2Server((req, res) => {
      answer(new HttpError(426, "", { headers: { Upgrade: "h3" } }), req as never, res as never, fail);
    }).listen(0);
    const client = connectHttp2(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    const [headers] = (await once(client.request({ ":path": "/" }).resume(), "response")) as [object];
    client.close();
    server.close();
    expect(headers).toMatchObject({ ":status": 426 });
    expect(reports).toMatchObject([{ mistakes: [], notes: [] }]);
  });

  it("has the bounded message of what was thrown, and the mapper that recognised it", async () => {
    const malformed = express();
    const reports: ErrorReport[] = [];
    malformed.get("/:id", (_request, response) => response.end());
    malformed.use(errorHandler({ onError: (report) => void reports.push(report) }));
    await request(malformed).get("/%zz").expect(400);
    expect(reports[0]).toMatchObject({ mapper: "mapRouter" });
    expect((await reportOf(() => "a".repeat(5_000))).message.length).toBeLessThanOrEqual(2_048);
    expect((await reportOf(() => new Error("b".repeat(5_000)))).message).toHaveLength(2_048);
  });

  it("has the template of the route that failed", async () => {
    const reports: ErrorReport[] = [];
    const router = express.Router();
    router.get("/keys/:id", () => {
      throw new NotFound();
    });
    const app = express().use("/v1", router);
    app.use(errorHandler({ onError: (report) => void reports.push(report) }));
    await request(app).get("/v1/keys/7").expect(404);
    expect(reports[0]).toMatchObject({ path: "/v1/keys/7", route: "/keys/:id" });
  });

  it("is published after the answer where somebody subscribed", async () => {
    const messages: unknown[] = [];
    const take = (message: unknown): void => void messages.push(message);
    subscribe("express-error-profiles:answered", take);
    await request(appThatThrows(() => new NotFound())).get("/");
    unsubscribe("express-error-profiles:answered", take);
    await request(appThatThrows(() => new NotFound())).get("/");
    expect(messages).toMatchObject([
      { report: { status: 404 }, req: { method: "GET" }, res: { statusCode: 404 } },
    ]);
  });
});

describe("an application keeps its contract", () => {
  it("with extensions named like problem members under an envelope of its own", async () => {
    const envelope: Envelope = {
      mediaType: "application/json",
      requiresCode: false,
      body: ({ detail, extensions }) => ({ ...extensions, message: detail }),
    };
    const make = () => new BadRequest("No.", { extensions: { errors: ["a"], status: "fail", message: "b" } });
    const { body } = await request(appThatThrows(make, { envelope })).get("/");
    expect(body).toEqual({ errors: ["a"], status: "fail", message: "No." });
    const strict = { ...envelope, reserved: ["status"] };
    expect((await request(appThatThrows(make, { envelope: strict })).get("/")).body).not.toHaveProperty(
      "status",
    );
  });

  it("with the stack of what was thrown under debug", async () => {
    const cause = new Error("disk");
    const { body } = await request(
      appThatThrows(() => new RangeError("lost", { cause }), { debug: true }),
    ).get("/");
    expect(body).toMatchObject({
      stack: expect.stringMatching(/^RangeError: lost\n {4}at /),
      cause: expect.stringMatching(/^Error: disk\n {4}at /),
    });
  });

  it("with another header for the request id, in request and response", async () => {
    const requestId = { header: "Request-Id" };
    const { body, headers } = await request(appThatThrows(() => new NotFound(), { requestId }))
      .get("/")
      .set("Request-Id", "r-7")
      .set("X-Request-Id", "other");
    expect(headers).toMatchObject({ "request-id": "r-7" });
    expect(headers).not.toHaveProperty("x-request-id");
    expect(body).toMatchObject({ requestId: "r-7" });
  });
});

describe("a description", () => {
  it("returns what the handler sends, and calls no observer", async () => {
    const reports: unknown[] = [];
    const options = { onError: (report: unknown) => void reports.push(report), challenge: "Bearer" };
    const make = () => new HttpError(401, "Who?", { headers: { "X-A": ["1", "2"] }, code: "A1" });
    const described = errorHandler(options).describe(make(), { requestId: "r-1" });
    expect(reports).toEqual([]);
    const sent = await request(appThatThrows(make, { ...options, requestId: () => "r-1" })).get("/");
    expect(sent.status).toBe(described.status);
    expect(sent.text).toBe(described.body);
    expect(described).toMatchObject({
      status: 401,
      reason: "Unauthorized",
      mediaType: "application/problem+json",
      problem: { code: "A1", detail: "Who?", requestId: "r-1" },
      headers: {
        "X-A": ["1", "2"],
        "WWW-Authenticate": "Bearer",
        "X-Request-Id": "r-1",
        "Content-Type": "application/problem+json",
      },
    });
  });

  it("takes no id that a header cannot carry", () => {
    const { headers, problem } = errorHandler().describe(new NotFound(), {
      requestId: "a\r\nSet-Cookie: b=c",
    });
    expect(problem.requestId).toMatch(/^[\da-f-]{36}$/);
    expect(headers["X-Request-Id"]).toBe(problem.requestId);
  });

  it("takes the id of the request, else makes one, else has none", () => {
    const req = { headers: { "x-request-id": "r-2" } } as never;
    expect(errorHandler().describe(new NotFound(), { req }).problem.requestId).toBe("r-2");
    expect(errorHandler().describe("x").problem.requestId).toMatch(/^[\da-f-]{36}$/);
    expect(errorHandler({ requestId: false }).describe("x").problem.requestId).toBeUndefined();
  });
});
