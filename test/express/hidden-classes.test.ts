import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import request from "supertest";
import { errorHandler, NotFound } from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";

setFlagsFromString("--allow-natives-syntax");
const haveSameClass = runInThisContext("(one, other) => %HaveSameMap(one, other)") as (
  one: object,
  other: object,
) => boolean;
const isDictionary = runInThisContext("(object) => !%HasFastProperties(object)") as (
  object: object,
) => boolean;

/** V8 13, which is that of Node 24, is quick without. */
const IS_OLD = Number.parseInt(process.versions.v8, 10) < 13;
const REQUESTS = 20;

describe.each(EXPRESS_VERSIONS)("the requests and responses of failures under Express %s", (version) => {
  const app = EXPRESS[version]();
  const requests: object[] = [];
  const responses: object[] = [];
  app.use(() => {
    throw new NotFound();
  });
  app.use(
    errorHandler({
      onError: (_report, req, res) => {
        requests.push(req);
        responses.push(res);
      },
    }),
  );

  beforeAll(async () => {
    for (let count = 0; count < REQUESTS; count++) await request(app).get("/");
  });

  it.each([
    ["requests", requests],
    ["responses", responses],
  ])(`are ${IS_OLD ? "dictionaries of one hidden class" : "left as they are"}: %s`, (_what, objects) => {
    expect(objects.map(isDictionary)).toEqual(objects.map(() => IS_OLD));
    // V8 keeps the classes in a small cache, from which others may push them.
    const shared = objects.filter((object, index) => haveSameClass(object, objects[index - 1] ?? {}));
    expect(shared.length).toBeGreaterThanOrEqual(IS_OLD ? REQUESTS / 2 : 0);
  });
});

it("a request that refuses every change is answered", async () => {
  const refuse = (): never => {
    throw new Error("It must not be changed.");
  };
  const handle = errorHandler({ onError: () => undefined });
  const app = EXPRESS[5]();
  app.use((req, res, next) => {
    handle(new NotFound(), new Proxy(req, { set: refuse, deleteProperty: refuse }), res, next);
  });
  expect((await request(app).get("/")).status).toBe(404);
});
