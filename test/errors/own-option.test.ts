import { NotFound, type HttpError } from "../../src";
import { ownOption } from "../../src/errors/http-error";

/** An error as http-errors leaves one that it has wrapped. */
function stamped(error: HttpError): HttpError {
  return Object.assign(error, { statusCode: error.status, expose: true, type: "entity.verify.failed" });
}

describe("ownOption", () => {
  it("is what the error was made with, stamped or not", () => {
    expect(ownOption(new NotFound("", { expose: false }), "expose")).toBe(false);
    expect(ownOption(stamped(new NotFound("", { expose: false })), "expose")).toBe(false);
    expect(ownOption(stamped(new NotFound("", { type: "urn:a" })), "type")).toBe("urn:a");
  });

  it("is what was assigned to an error that nobody has stamped", () => {
    expect(ownOption(Object.assign(new NotFound(), { expose: false }), "expose")).toBe(false);
  });

  it("is nothing where only the stamp says it", () => {
    expect(ownOption(stamped(new NotFound()), "expose")).toBeUndefined();
    expect(ownOption(stamped(new NotFound()), "type")).toBeUndefined();
  });

  it("is the expose that was assigned after the constructor got another", () => {
    const error = new NotFound("", { expose: false });
    error.expose = true;
    expect(ownOption(error, "expose")).toBe(true);
  });

  it("is an expose that hides, whoever set it on a stamped error", () => {
    expect(ownOption(Object.assign(stamped(new NotFound()), { expose: false }), "expose")).toBe(false);
  });
});
