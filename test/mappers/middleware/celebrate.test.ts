import { BadRequest } from "../../../src";
import { mapCelebrate } from "../../../src/mappers/middleware/celebrate";
import { mapError } from "../../support/map-error";

class CelebrateError extends Error {
  readonly details: unknown;

  constructor(details: unknown) {
    super("Validation failed");
    this.details = details;
  }
}

const refusal = (details: unknown) =>
  Object.assign(new Error("x"), { name: "ValidationError", isJoi: true, details });

describe("mapCelebrate", () => {
  it("tells the details of each part of the request", () => {
    const error = new CelebrateError(
      new Map([
        ["params", refusal([{ message: '"id" must be a number', path: ["id"], type: "number.base" }])],
        [
          "signedCookies",
          refusal([{ message: '"session" is required', path: ["session"], type: "any.required" }]),
        ],
      ]),
    );
    const mapped = mapError(mapCelebrate, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped?.cause).toBe(error);
    expect(mapped?.issues).toEqual([
      { detail: '"id" must be a number', pointer: "#/id", in: "path", code: "number.base" },
      { detail: '"session" is required', pointer: "#/session", in: "cookie", code: "any.required" },
    ]);
  });

  it.each<{ what: string; thrown: unknown }>([
    { what: "its class without details", thrown: new CelebrateError(undefined) },
    { what: "its class with no details", thrown: new CelebrateError(new Map()) },
    {
      what: "its class with a part that no request has",
      thrown: new CelebrateError(new Map([["files", refusal([])]])),
    },
    {
      what: "its class with another validator's error",
      thrown: new CelebrateError(new Map([["body", new Error("x")]])),
    },
    {
      what: "another class",
      thrown: Object.assign(new Error("x"), { details: new Map([["body", refusal([])]]) }),
    },
    { what: "nothing", thrown: undefined },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapCelebrate, thrown)).toBeUndefined();
  });
});
