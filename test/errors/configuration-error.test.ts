import { ConfigurationError, HttpError } from "../../src";
import { assertKnownNames } from "../../src/errors/configuration-error";

describe("ConfigurationError", () => {
  const error = new ConfigurationError("missing-row", "The profile has no row 500.");

  it("is an Error that carries the code of its mistake", () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toBe("missing-row");
  });

  it("ends its message with the heading that explains it", () => {
    expect(error.message).toBe(
      "The profile has no row 500. See docs/configuration-errors.md#missing-row of express-error-profiles.",
    );
  });

  it("is named after its class, in its stack too", () => {
    expect(error.name).toBe("ConfigurationError");
    expect(error.stack).toMatch(/^ConfigurationError: The profile/);
    expect(Object.keys(error)).toEqual(["code"]);
  });

  it("lets its name be set, as that of any error", () => {
    class TableError extends ConfigurationError {
      constructor() {
        super("wrong-row", "Row 404 is empty.");
        this.name = "TableError";
      }
    }
    expect(new TableError().name).toBe("TableError");
    expect(error.name).toBe("ConfigurationError");
  });

  it("is not an HttpError, since no request is at fault", () => {
    expect(error).not.toBeInstanceOf(HttpError);
  });
});

describe("assertKnownNames", () => {
  it("takes names that are known, and none at all", () => {
    expect(() => {
      assertKnownNames("shape", { size: 1 }, ["size", "colour"]);
      assertKnownNames("shape", {}, ["size", "colour"]);
    }).not.toThrow();
  });

  it("names the option that was probably meant", () => {
    expect(() => {
      assertKnownNames("shape", { color: "red" }, ["size", "colour"]);
    }).toThrow(/^shape received an unknown option "color"\. Did you mean "colour"\?/);
  });

  it("lists what there is where nothing is near", () => {
    expect(() => {
      assertKnownNames("shape", { weight: 3 }, ["size", "colour"]);
    }).toThrow(/^shape received an unknown option "weight"\. It takes size, colour\./);
  });

  it("throws a ConfigurationError with the code unknown-option", () => {
    expect(() => {
      assertKnownNames("shape", { weight: 3 }, ["size"]);
    }).toThrow(expect.objectContaining({ name: "ConfigurationError", code: "unknown-option" }));
  });

  it("does not count what stands on Object.prototype", () => {
    const polluted = Object.create({ weight: 3 }) as object;
    expect(() => {
      assertKnownNames("shape", polluted, ["size"]);
    }).not.toThrow();
  });

  it.each([
    { received: null, told: "null" },
    { received: true, told: "true" },
    { received: "aliases", told: 'the string "aliases"' },
    { received: ["size"], told: "an array" },
    { received: new Map([["size", 3]]), told: "an object" },
  ])("refuses $told in the place of the options", ({ received, told }) => {
    expect(() => {
      assertKnownNames("shape", received, ["size"]);
    }).toThrow(
      expect.objectContaining({
        code: "wrong-option",
        message: expect.stringContaining(`shape takes an object of options, but received ${told}.`) as string,
      }),
    );
  });
});
