import type { ServerResponse } from "node:http";
import createHttpError from "http-errors";
import {
  BadRequest,
  baseProfile,
  defineProfile,
  errorHandler,
  extendProfile,
  HttpError,
  InternalError,
  kmsProfile,
  type Mapper,
  NotFound,
} from "../../src";
import { EXPRESS_VERSIONS } from "../support/app-that-throws";
import { fail } from "../support/hostile-objects";
import { headerValues } from "../support/raw-http";
import { createRequest } from "./create-request";
import { useFailingServer } from "../support/use-failing-server";

it("errorHandler has a name and the four parameters by which Express knows it", () => {
  expect(errorHandler()).toHaveLength(4);
  expect(errorHandler().name).toBe("errorHandler");
});

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))(
  "the report on Express $version",
  ({ version }) => {
    const failing = useFailingServer({ profile: kmsProfile }, { version });

    it("holds the thrown value, our error, both statuses, the outcome and the request", async () => {
      const thrown = new BadRequest("No.");
      failing.handle = (_request, _response, next) => {
        next(thrown);
      };
      await failing.ask({
        method: "PUT",
        path: "/a/b%20c?token=s3cret",
        headers: ["X-Request-Id: r-1"],
      });
      expect(failing.reports).toEqual([
        {
          error: thrown,
          httpError: thrown,
          status: 400,
          thrownStatus: 400,
          code: "KMS.0308",
          outcome: "answered",
          requestId: "r-1",
          method: "PUT",
          path: "/a/b%20c",
          message: "No.",
          route: undefined,
          mapper: undefined,
          notes: [],
          mistakes: [],
        },
      ]);
    });

    it("holds the status that was thrown beside the one that was sent", async () => {
      failing.handle = () => {
        throw new HttpError(409);
      };
      await failing.ask();
      expect(failing.reports).toMatchObject([{ status: 400, thrownStatus: 409 }]);
    });

    it("holds an InternalError with a foreign error as its cause", async () => {
      const thrown = new TypeError("x is undefined");
      failing.handle = (_request, _response, next) => {
        next(thrown);
      };
      await failing.ask();
      const [report] = failing.reports;
      expect(report?.error).toBe(thrown);
      expect(report?.httpError).toBeInstanceOf(InternalError);
      expect(report?.httpError.cause).toBe(thrown);
    });

    it("notes what was left out of the answer", async () => {
      failing.handle = () => {
        throw new BadRequest("No.", { headers: { "Set-Cookie": "a=b" }, instance: "%" });
      };
      await failing.ask();
      expect(failing.reports[0]?.notes).toEqual([
        "The instance was left out: it is not a URI reference of at most 1024 characters.",
        'The header "Set-Cookie" was left out: an error may not set it.',
      ]);
    });
  },
);

describe("the code of a report", () => {
  const profile = extendProfile(baseProfile, {
    codes: { "KEY.1": { status: 404, meaning: "No such key." } },
  });
  const failing = useFailingServer({ profile });

  it.each([
    { what: "the code of the error", thrown: () => profile.error("KEY.1"), code: "KEY.1", notes: 0 },
    { what: "no code that was not sent", thrown: () => new NotFound("x", { code: "KEY.2" }), notes: 1 },
    { what: "no code where there is none", thrown: () => new NotFound("x"), notes: 0 },
  ])("is $what", async ({ thrown, code, notes }) => {
    failing.handle = () => {
      throw thrown();
    };
    const body = JSON.parse((await failing.ask()).body.toString()) as { code?: string };
    const report = await failing.nextReport();
    expect([body.code, report.code, report.notes.length]).toEqual([code, code, notes]);
    expect(report.mistakes).toEqual(report.notes);
  });
});

describe("the notes of a report", () => {
  const failing = useFailingServer();

  it("tell each sentence once", async () => {
    failing.handle = () => {
      throw new BadRequest("", {
        headers: { TE: "1" },
        extensions: { a: { toJSON: fail }, b: { toJSON: fail } },
      });
    };
    await failing.ask();
    expect(failing.reports[0]?.notes).toEqual([
      "An extension was left out: it cannot be written as JSON.",
      'The header "TE" was left out: an error may not set it.',
    ]);
  });
});

describe("the notes of a mapper that adds 100 000", () => {
  const failing = useFailingServer({
    mappers: [
      (_error, note) => {
        for (let index = 0; index < 100_000; index += 1) note(`Note ${String(index)}.`);
        note("Note 3.", "mistake");
        note("A mistake.", "mistake");
        return undefined;
      },
    ],
  });

  it("are 64, the last of which says that there are more", async () => {
    failing.handle = () => {
      throw new Error("a");
    };
    expect((await failing.ask()).status).toBe(500);
    const notes = failing.reports[0]?.notes ?? [];
    expect(notes).toHaveLength(64);
    expect(notes.slice(-2)).toEqual(["Note 62.", "Further notes were left out."]);
    expect(failing.reports[0]?.mistakes).toEqual(["Note 3.", "A mistake."]);
  });
});

describe("the report without Express", () => {
  it.each([
    { what: "the url", parts: { method: "GET", url: "/a?b" }, told: { method: "GET", path: "/a" } },
    {
      what: "the url before a router has cut it",
      parts: { url: "/c", originalUrl: "/b/c?d" },
      told: { path: "/b/c" },
    },
    { what: "nothing where there is none", parts: { url: undefined }, told: { method: "", path: "" } },
  ])("tells of $what", ({ parts, told }) => {
    const { request, response } = createRequest();
    const reports: unknown[] = [];
    errorHandler({ onError: (report) => void reports.push(report) })(
      new BadRequest(),
      Object.assign(request, parts),
      response,
      () => undefined,
    );
    expect(reports).toMatchObject([told]);
  });
});

describe("res.err", () => {
  const failing = useFailingServer({ profile: kmsProfile });
  const errAfter = async (thrown: unknown): Promise<unknown> => {
    let seen: ServerResponse | undefined;
    failing.handle = (_request, response, next) => {
      seen = response;
      next(thrown);
    };
    await failing.ask();
    return (seen as unknown as Record<string, unknown>)["err"];
  };

  it.each([
    { what: "a plain Error", thrown: new Error("a") },
    {
      what: "an axios error with the server's own token",
      thrown: Object.assign(new Error("a"), { config: {} }),
    },
  ])("is our error with the thrown one as its cause, for $what", async ({ thrown }) => {
    const err = await errAfter(thrown);
    expect(err).toBeInstanceOf(InternalError);
    expect(err).not.toBe(thrown);
    expect(err).toMatchObject({ cause: thrown });
  });

  it("is the thrown error where that is ours", async () => {
    const thrown = new InternalError("a");
    expect(await errAfter(thrown)).toBe(thrown);
  });

  it.each([new BadRequest("a"), createHttpError(404)])("is not set for a 4xx", async (thrown) => {
    expect(await errAfter(thrown)).toBeUndefined();
  });
});

describe("res.err, where the profile answers with a status of the other class", () => {
  const rows = {
    400: { reason: "Bad Order", meaning: "The order cannot be read." },
    500: { reason: "Kitchen Fire", meaning: "It is our fault." },
  };
  const profile = defineProfile({ name: "orders", rows, fallbacks: { 429: 500, 502: 400 } });
  const failing = useFailingServer({ profile });

  it.each([
    { thrown: 429, answered: 500, isSet: true },
    { thrown: 502, answered: 400, isSet: false },
  ])("depends on the status that is sent: $answered for $thrown", async ({ thrown, answered, isSet }) => {
    let seen: ServerResponse | undefined;
    failing.handle = (_request, response, next) => {
      seen = response;
      next(new HttpError(thrown));
    };
    expect((await failing.ask()).status).toBe(answered);
    expect("err" in (seen as object)).toBe(isSet);
  });
});

describe("mappers", () => {
  const toConflict: Mapper = (error) =>
    error instanceof RangeError ? new HttpError(409, "Out of range.", { cause: error }) : undefined;
  const failing = useFailingServer({
    mappers: [
      () => {
        throw new Error("broken");
      },
      toConflict,
    ],
  });

  it("are tried in order, and one that throws is noted and passed over", async () => {
    failing.handle = () => {
      throw new RangeError("7");
    };
    const { status, body } = await failing.ask();
    expect([status, JSON.parse(body.toString())]).toMatchObject([409, { detail: "Out of range." }]);
    expect(failing.reports[0]?.notes).toEqual(["The mapper without a name threw: broken"]);
  });

  it("are those that the handler was made with, whatever becomes of the array", async () => {
    const mappers = [toConflict];
    const handler = errorHandler({ mappers, onError: () => undefined });
    mappers.length = 0;
    failing.handle = (request, response, next) => {
      handler(new RangeError("7"), request, response, next);
    };
    expect((await failing.ask()).status).toBe(409);
  });

  it("take the place of the default ones", async () => {
    failing.handle = () => {
      throw createHttpError(404);
    };
    expect((await failing.ask()).status).toBe(500);
  });
});

describe("headers of http-errors", () => {
  const failing = useFailingServer();

  it("leave where they are safe, and the others are noted", async () => {
    failing.handle = () => {
      throw createHttpError(503, {
        headers: { "Retry-After": "7", "X-Upstream": "db-3", "Set-Cookie": "a=b" },
      });
    };
    const raw = await failing.ask();
    expect(headerValues(raw, "retry-after")).toEqual(["7"]);
    expect(headerValues(raw, "x-upstream")).toEqual([]);
    expect(headerValues(raw, "set-cookie")).toEqual([]);
    expect(failing.reports[0]?.notes).toHaveLength(2);
  });

  it.each([
    { what: "undefined", value: undefined },
    { what: "two lines", value: "7\r\nSet-Cookie: a=b" },
  ])("are left out and noted where their value is $what", async ({ value }) => {
    failing.handle = () => {
      throw createHttpError(503, { headers: { "Retry-After": value } });
    };
    const raw = await failing.ask();
    expect(raw.status).toBe(503);
    expect(headerValues(raw, "retry-after")).toEqual([]);
    expect(failing.reports[0]?.notes).toEqual([
      'The header "Retry-After" was left out: it has no valid value.',
    ]);
  });
});

describe("headers of our errors", () => {
  const failing = useFailingServer({ challenge: "Bearer" });
  const valuesOf = async (thrown: HttpError, name: string): Promise<string[]> => {
    failing.handle = (_request, response, next) => {
      response.set({ Vary: "Origin", "Retry-After": "1" });
      next(thrown);
    };
    return headerValues(await failing.ask(), name);
  };

  it.each([
    { name: "Retry-After", options: { retryAfter: 1.2 }, sent: ["2"] },
    { name: "Retry-After", options: {}, sent: ["1"] },
    { name: "Allow", options: { allow: ["GET", "HEAD"] }, sent: ["GET, HEAD"] },
    { name: "WWW-Authenticate", options: { challenge: ["Basic", "Bearer"] }, sent: ["Basic", "Bearer"] },
    { name: "WWW-Authenticate", options: {}, sent: ["Bearer"] },
    { name: "Vary", options: {}, sent: ["Origin"] },
    { name: "Vary", options: { headers: { vary: "Accept" } }, sent: ["Origin, Accept"] },
    { name: "Vary", options: { headers: { Vary: ["A", "B"] } }, sent: ["Origin, A, B"] },
    { name: "X-Name", options: { headers: { "X-Name": "Jürgen" } }, sent: ["Jürgen"] },
  ])("send $name: $sent of a 401 with $options", async ({ name, options, sent }) => {
    expect(await valuesOf(new HttpError(401, "", options), name)).toEqual(sent);
  });

  it("keep the challenge that an authentication middleware has set", async () => {
    failing.handle = (_request, response, next) => {
      response.set("WWW-Authenticate", 'Bearer error="invalid_token"');
      next(new HttpError(401));
    };
    expect(headerValues(await failing.ask(), "www-authenticate")).toEqual(['Bearer error="invalid_token"']);
  });

  it("send a Vary where there was none", async () => {
    failing.handle = () => {
      throw new BadRequest("", { headers: { Vary: "Accept" } });
    };
    expect(headerValues(await failing.ask(), "vary")).toEqual(["Accept"]);
  });
});

describe("a list of challenges of the handler", () => {
  const challenge = ["Bearer", 'Basic realm="keys"'];
  const failing = useFailingServer({ challenge });

  it("is sent with a 401, a header for each, as it was when the handler was made", async () => {
    failing.handle = () => {
      challenge.push("Digest");
      throw new HttpError(401);
    };
    expect(headerValues(await failing.ask(), "www-authenticate")).toEqual(["Bearer", 'Basic realm="keys"']);
  });

  it("is not changed by a middleware that adds to the header of each answer", async () => {
    failing.handle = (_request, response, next) => {
      const writeHead = response.writeHead.bind(response) as (status: number) => typeof response;
      response.writeHead = (status: number) => {
        response.appendHeader("WWW-Authenticate", "Negotiate");
        return writeHead(status);
      };
      next(new HttpError(401));
    };
    await failing.ask();
    expect(headerValues(await failing.ask(), "www-authenticate")).toEqual([
      "Bearer",
      'Basic realm="keys"',
      "Negotiate",
    ]);
  });

  it("is what describe returns", () => {
    const { headers } = errorHandler({ challenge: ["Bearer", "Basic"] }).describe(new HttpError(401));
    expect(headers["WWW-Authenticate"]).toEqual(["Bearer", "Basic"]);
  });
});

describe("an envelope that fails", () => {
  const failing = useFailingServer({
    envelope: {
      mediaType: "application/x+json",
      requiresCode: false,
      body() {
        throw new Error("broken");
      },
    },
  });

  it("is replaced by plain problem details, and noted", async () => {
    failing.handle = () => {
      throw new BadRequest("No.");
    };
    const raw = await failing.ask();
    expect([raw.status, raw.phrase]).toEqual([400, "Bad Request"]);
    expect(headerValues(raw, "content-type")).toEqual(["application/problem+json"]);
    expect(JSON.parse(raw.body.toString())).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "No.",
      requestId: headerValues(raw, "x-request-id")[0],
    });
    expect(failing.reports[0]?.notes).toEqual(["The envelope was replaced: its body could not be written."]);
  });
});

describe("the default logger", () => {
  const failing = useFailingServer({ onError: undefined });
  const log = jest.spyOn(console, "error");
  beforeEach(() => {
    log.mockReset();
  });
  afterAll(() => {
    log.mockRestore();
  });

  it("writes one record of a 5xx to stderr, with the request id of the answer and without the query", async () => {
    failing.handle = () => {
      throw new Error("db-3 is down");
    };
    const raw = await failing.ask({ path: "/keys?token=s3cret" });
    expect(log.mock.calls).toEqual([[expect.stringContaining("Error: db-3 is down")]]);
    const record = String(log.mock.calls[0]?.[0]);
    expect(record.split("\n")[0]).toBe(
      `GET /keys 500 (request ${String(headerValues(raw, "x-request-id")[0])})`,
    );
    expect(record).not.toContain("s3cret");
  });

  it("writes nothing of a 4xx", async () => {
    failing.handle = () => {
      throw new BadRequest("No.");
    };
    expect((await failing.ask()).status).toBe(400);
    expect(log).not.toHaveBeenCalled();
  });
});
