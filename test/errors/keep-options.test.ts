import { BadRequest, HttpError } from "../../src";

const OPTIONS = { code: "KMS.0207", type: "/problems/key", expose: false, cause: new Error("disk") } as const;

function describeProperty(name: string): PropertyDescriptor | undefined {
  return Object.getOwnPropertyDescriptor(new BadRequest("No.", OPTIONS), name);
}

describe("the options that an error keeps", () => {
  it("are listed among its properties, but for cause and expose", () => {
    expect(Object.keys(new BadRequest("No.", OPTIONS)).sort()).toEqual(["code", "status", "type"]);
    expect(describeProperty("cause")).toEqual({
      value: OPTIONS.cause,
      configurable: true,
      enumerable: false,
      writable: true,
    });
  });

  it("may be assigned later", () => {
    const error = Object.assign(new BadRequest("No.", OPTIONS), { code: "KMS.0208" });
    expect(error.code).toBe("KMS.0208");
  });

  it("give way to the fields of a subclass", () => {
    class KeyError extends HttpError<400> {
      override readonly type = "/problems/mine";
      constructor() {
        super(400, "No.", OPTIONS);
      }
    }
    expect(new KeyError().type).toBe("/problems/mine");
  });
});
