import { BadRequest, captureStackTraces, errorHandler, InternalError, NotFound } from "../../src";
import { fail } from "../support/hostile-objects";
import { SECRET } from "../support/secret";
import { ask, expectBareRow } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";

type Undo = () => void;

/** Sets a property of the process for the time of one request. */
function setFor(target: object, property: string, descriptor: PropertyDescriptor): Undo {
  const before = Object.getOwnPropertyDescriptor(target, property);
  Object.defineProperty(target, property, { configurable: true, enumerable: true, ...descriptor });
  return () => {
    if (before) Object.defineProperty(target, property, before);
    else Reflect.deleteProperty(target, property);
  };
}

const STACK_STATES = [
  { what: "prepareStackTrace throws", set: () => setFor(Error, "prepareStackTrace", { value: fail }) },
  {
    what: "prepareStackTrace gives no text",
    set: () => setFor(Error, "prepareStackTrace", { value: () => Symbol() }),
  },
  { what: "stackTraceLimit is 0", set: () => setFor(Error, "stackTraceLimit", { value: 0, writable: true }) },
  {
    what: "stackTraceLimit is read-only",
    set: () => setFor(Error, "stackTraceLimit", { value: 10, writable: false }),
  },
  { what: "stackTraceLimit has no setter", set: () => setFor(Error, "stackTraceLimit", { get: () => 10 }) },
  {
    what: "captureStackTrace throws",
    set: () => setFor(Error, "captureStackTrace", { value: fail, writable: true }),
  },
  {
    what: "captureStackTrace is missing",
    set: () => setFor(Error, "captureStackTrace", { value: undefined, writable: true }),
  },
];

const MODES = ["all", "server-errors", "none"] as const;
const STACK_ROWS = STACK_STATES.flatMap((row) => MODES.map((mode) => ({ ...row, mode })));

const POLLUTION: Readonly<Record<string, unknown>> = {
  status: 404,
  statusCode: 404,
  expose: true,
  headers: { "X-Leak": SECRET, "Set-Cookie": `session=${SECRET}` },
  message: SECRET,
  code: SECRET,
  type: SECRET,
  instance: SECRET,
  issues: [{ detail: SECRET, pointer: "#/a" }],
  extensions: { secret: SECRET },
  cause: new Error(SECRET),
  detail: SECRET,
  title: SECRET,
  requestId: SECRET,
  retryAfter: 7,
  challenge: SECRET,
  allow: SECRET,
  stack: SECRET,
  debug: true,
};

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  useCapturedLog();
  const server = useHostileServer(setting, { logged: true });

  it.each(STACK_ROWS)("answers where $what and stack traces are taken of $mode", async ({ set, mode }) => {
    captureStackTraces(mode);
    try {
      const failures = [
        { make: () => new NotFound(), thrown: 404 },
        { make: () => new InternalError(SECRET), thrown: 500 },
        { make: () => new Error(SECRET), thrown: 500 },
      ];
      for (const { make, thrown } of failures) {
        const answer = await ask(server, (_request, _response, next) => {
          setImmediate(set());
          next(make());
        });
        expectBareRow(server, answer, thrown);
      }
    } finally {
      captureStackTraces("all");
    }
  });

  it.each([
    { what: "an Error", make: () => new Error("plain"), thrown: 500 },
    { what: "an empty object", make: () => ({}), thrown: 500 },
    { what: "a string", make: () => "text", thrown: 500 },
    { what: "an InternalError", make: () => new InternalError(), thrown: 500 },
    { what: "a NotFound", make: () => new NotFound(), thrown: 404 },
  ])("takes nothing from a polluted Object.prototype where $what is thrown", async ({ make, thrown }) => {
    const answer = await ask(server, (_request, _response, next) => {
      for (const [property, value] of Object.entries(POLLUTION)) {
        setImmediate(setFor(Object.prototype, property, { value, writable: true }));
      }
      next(make());
    });
    expectBareRow(server, answer, thrown);
  });

  it("tells the message that was given where Object.prototype is polluted", async () => {
    const answer = await ask(server, (_request, _response, next) => {
      setImmediate(setFor(Object.prototype, "expose", { value: false, writable: true }));
      next(new BadRequest("The name is too long."));
    });
    expect(answer.detail).toBe("The name is too long.");
  });
});

it("takes no option from a polluted Object.prototype", () => {
  const undo = Object.entries({ ...POLLUTION, profile: 5, onError: 5, mappers: 5 }).map(([property, value]) =>
    setFor(Object.prototype, property, { value, writable: true }),
  );
  try {
    expect(() => errorHandler({})).not.toThrow();
  } finally {
    for (const step of undo) step();
  }
});
