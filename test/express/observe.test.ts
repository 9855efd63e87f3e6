import { setImmediate as nextTurn } from "node:timers/promises";
import request from "supertest";
import { NotFound } from "../../src";
import { appThatThrows } from "../support/app-that-throws";

describe("an observer that fails", () => {
  const log = jest.spyOn(console, "error");
  beforeEach(() => {
    log.mockReset();
  });
  afterAll(() => {
    log.mockRestore();
  });

  it.each([
    { what: "throws an error", onError: () => fail(new Error("no disk")), told: '"no disk"' },
    { what: "throws a text", onError: () => fail("no disk"), told: '"the string "no disk""' },
    { what: "throws undefined", onError: () => fail(undefined), told: '"undefined"' },
    { what: "rejects", onError: () => Promise.reject(new Error("no disk")), told: '"no disk"' },
    {
      what: "rejects with a text",
      onError: () => Promise.reject("no disk"),
      told: '"the string "no disk""',
    },
    {
      what: "throws what steers a terminal",
      onError: () => fail(new Error("\u009b31m\u202e\u2028")),
      told: '"\\u{9b}31m\\u{202e}\\u{2028}"',
    },
    { what: "throws two lines", onError: () => fail(new Error("a\nb")), told: '"a\\u{a}b"' },
  ])("changes nothing of the answer and is told on stderr where it $what", async ({ onError, told }) => {
    const { status, body } = await request(appThatThrows(() => new NotFound("No key."), { onError })).get(
      "/",
    );
    expect([status, body]).toMatchObject([404, { detail: "No key." }]);
    await nextTurn();
    expect(log.mock.calls).toEqual([[`The observer of a failed request (onError) failed: ${told}`]]);
  });

  it("is told in 1024 characters at most", async () => {
    const onError = () => fail(new Error("a".repeat(5_000)));
    await request(appThatThrows(() => new NotFound(), { onError }))
      .get("/")
      .expect(404);
    expect(String(log.mock.calls[0]?.[0]).length).toBeLessThan(1_100);
  });

  it("is told on stderr when it rejects later", async () => {
    const onError = async () => {
      await nextTurn();
      throw new Error("later");
    };
    await request(appThatThrows(() => new NotFound(), { onError }))
      .get("/")
      .expect(404);
    await nextTurn();
    await nextTurn();
    expect(log.mock.calls).toEqual([['The observer of a failed request (onError) failed: "later"']]);
  });
});

describe("an observer", () => {
  it("changes nothing of the answer where the console throws too", async () => {
    jest.spyOn(console, "error").mockImplementation(() => fail(new Error("no console")));
    const onError = async (): Promise<void> => {
      await Promise.reject(new Error("later"));
    };
    for (const observer of [() => fail(new Error("at once")), onError]) {
      await request(appThatThrows(() => new NotFound(), { onError: observer }))
        .get("/")
        .expect(404);
    }
    await nextTurn();
  });

  it("is told of a request when its answer is written, so that it cannot change it", async () => {
    const onError = jest.fn(
      (_report: unknown, _req: unknown, res: { headersSent: boolean; statusCode: number }) => {
        expect(res.headersSent).toBe(true);
        res.statusCode = 200;
      },
    );
    await request(appThatThrows(() => new NotFound(), { onError }))
      .get("/")
      .expect(404);
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError).toHaveReturned();
  });
});

function fail(thrown: unknown): never {
  throw thrown;
}
