import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import request from "supertest";
import { errorHandler, NotFound } from "../../src";
import { EXPRESS, EXPRESS_VERSIONS } from "../support/app-that-throws";

setFlagsFromString("--allow-natives-syntax");
const isDictionary = runInThisContext("(object) => !%HasFastProperties(object)") as (
  object: object,
) => boolean;

const REQUESTS = 3;

/** The handler as it is where V8 has this version. */
function handlerUnder(v8: string): typeof errorHandler {
  const versions = { value: { ...process.versions, v8 } };
  const replaced = jest.replaceProperty(
    globalThis,
    "process",
    Object.create(process, { versions }) as typeof process,
  );
  const loaded: { errorHandler: typeof errorHandler } = { errorHandler };
  jest.isolateModules(() => {
    Object.assign(loaded, jest.requireActual("../../src"));
  });
  replaced.restore();
  expect(loaded.errorHandler).not.toBe(errorHandler);
  return loaded.errorHandler;
}

// The versions of Node 20, 22 and 24.
const SETTINGS = ["11.3.244.8-node.33", "12.4.254.21-node.33", "13.6.233.17-node.37"].flatMap((v8) =>
  EXPRESS_VERSIONS.map((version) => ({ v8, version, isOld: !v8.startsWith("13.") })),
);

describe.each(SETTINGS)("under Express $version and V8 $v8", ({ v8, version, isOld }) => {
  const app = EXPRESS[version]();
  const requests: object[] = [];
  const responses: object[] = [];
  app.use(() => {
    throw new NotFound();
  });
  app.use(
    handlerUnder(v8)({
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
  ])(
    `the %s of failures are ${isOld ? "dictionaries, which share a hidden class" : "left alone"}`,
    (_what, objects) => {
      expect(objects.map(isDictionary)).toEqual(Array.from({ length: REQUESTS }, () => isOld));
    },
  );
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
