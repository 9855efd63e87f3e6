import { NotFound, type HttpError } from "../../src";
import { readSaid } from "../../src/response/problem-of-error";

/** An error as http-errors leaves one that it has wrapped. */
function stamped(error: HttpError): HttpError {
  return Object.assign(error, { statusCode: error.status, expose: true, type: "entity.verify.failed" });
}

describe("readSaid", () => {
  it("is what the error was made with, stamped or not", () => {
    expect(readSaid(new NotFound("", { expose: false }), "expose")).toBe(false);
    expect(readSaid(stamped(new NotFound("", { expose: false })), "expose")).toBe(false);
    expect(readSaid(stamped(new NotFound("", { type: "urn:a" })), "type")).toBe("urn:a");
  });

  it("is what was assigned to an error that nobody has stamped", () => {
    expect(readSaid(Object.assign(new NotFound(), { expose: false }), "expose")).toBe(false);
  });

  it("is nothing where only the stamp says it", () => {
    expect(readSaid(stamped(new NotFound()), "expose")).toBeUndefined();
    expect(readSaid(stamped(new NotFound()), "type")).toBeUndefined();
  });

  it("is nothing where nobody can say who has set it", () => {
    let asked = 0;
    const error = new Proxy(stamped(new NotFound("", { expose: false })), {
      getOwnPropertyDescriptor(target, name) {
        asked += 1;
        if (asked > 1) throw new Error("no");
        return Reflect.getOwnPropertyDescriptor(target, name);
      },
    });
    expect(readSaid(error, "expose")).toBeUndefined();
  });
});
