import { defaultMappers, HttpError, logger, NotFound, toRecord } from "../../src";
import { databaseMappers } from "../../src/databases";
import { reportOf } from "./report-of";

const log = jest.spyOn(console, "error").mockImplementation(() => undefined);

beforeEach(() => {
  log.mockClear();
});

const duplicate = Object.assign(new Error("Key (email)=(eve@example.com) already exists."), {
  name: "DatabaseError",
  code: "23505",
  constraint: "users_email_key",
});

describe("logger", () => {
  it("writes one line for a 4xx that a mapper of databases made, without its message", () => {
    expect(databaseMappers.length).toBeGreaterThan(0);
    logger()(reportOf(duplicate, { status: 409, mapper: "mapPostgres" }));
    expect(log.mock.calls).toEqual([
      ["GET /keys/7 409 by mapPostgres: DatabaseError [23505] users_email_key (request r-1)"],
    ]);
  });

  it("writes a line without what the error does not have", () => {
    logger()(reportOf(new NotFound(), { status: 404, mapper: "mapPrisma", requestId: undefined }));
    expect(log.mock.calls).toEqual([["GET /keys/7 404 by mapPrisma: NotFound"]]);
  });

  it("writes no such line with mapped: false, nor for a mapper that is on by default", () => {
    logger({ mapped: false })(reportOf(duplicate, { status: 409, mapper: "mapPostgres" }));
    for (const { name } of defaultMappers) logger()(reportOf(duplicate, { status: 400, mapper: name }));
    expect(log).not.toHaveBeenCalled();
  });

  it("writes each mistake of the program once in a process", () => {
    const mistakes = ['The profile "orders" does not list 422, so 400 was sent.'];
    for (let request = 0; request < 3; request++) {
      logger()(reportOf(new HttpError(422), { status: 400, mistakes }));
    }
    expect(log.mock.calls).toEqual([
      [
        'express-error-profiles: The profile "orders" does not list 422, so 400 was sent. (GET /keys/7; logged once)',
      ],
    ]);
  });

  it("stops to write mistakes where they are endless", () => {
    for (let count = 0; count < 1_100; count++) {
      logger()(reportOf(new HttpError(422), { status: 400, mistakes: [`Mistake ${String(count)}.`] }));
    }
    expect(log.mock.calls.length).toBeLessThanOrEqual(1_024);
  });

  it("takes mapped as true or false alone", () => {
    expect(() => logger({ mapped: 1 } as never)).toThrow(
      'logger takes true or false as "mapped", but received 1.',
    );
    expect(() => logger({ maped: true } as never)).toThrow('Did you mean "mapped"?');
  });
});

describe("toRecord", () => {
  it("is what the default logger writes, as an object", () => {
    const error = Object.assign(new TypeError("x is undefined", { cause: "disk" }), { code: "E_X" });
    const record = toRecord(reportOf(error, { route: "/keys/:id", mapper: "mapX", notes: ["A note."] }));
    expect(JSON.parse(JSON.stringify(record))).toMatchObject({
      method: "GET",
      path: "/keys/7",
      route: "/keys/:id",
      status: 500,
      thrownStatus: 500,
      outcome: "answered",
      requestId: "r-1",
      mapper: "mapX",
      notes: ["A note."],
      errors: [
        { name: "TypeError", message: "x is undefined", code: "E_X" },
        { name: "string", message: 'the string "disk"', frames: [] },
      ],
    });
    expect(record.errors[0]?.frames[0]).toMatch(/^at .*logger\.test\.ts/);
  });

  it("leaves out what the report does not have", () => {
    const record = toRecord(reportOf(new Error("x"), { requestId: undefined }));
    expect(Object.keys(record)).toEqual([
      "method",
      "path",
      "status",
      "thrownStatus",
      "outcome",
      "errors",
      "notes",
    ]);
  });
});
