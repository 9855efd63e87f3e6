import { BadRequest, errorHandler, HttpError, InternalError, ServerUnavailable } from "../../src";

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

describe("an error in the place of the options", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:5432"), {
    code: "ECONNREFUSED",
    headers: { "Retry-After": "1" },
  });

  it("is the cause, and nothing else of it is an option", () => {
    const error = new ServerUnavailable("The key store failed.", refused);
    expect(error.cause).toBe(refused);
    expect(Object.keys(error)).toEqual(["status"]);
    const { headers, problem } = errorHandler().describe(error);
    expect(problem.code).toBeUndefined();
    expect(headers).not.toHaveProperty("Retry-After");
  });

  it("may be one that is not of class Error itself", () => {
    const timeout = AbortSignal.abort().reason as Error;
    expect(new InternalError("The key store failed.", timeout).cause).toBe(timeout);
  });
});

it("an error in the place of the message is the cause, unless the options have one", () => {
  const [disk, network] = [new Error("disk"), new Error("network")];
  expect(new InternalError(disk as never)).toMatchObject({ message: "Internal Server Error", cause: disk });
  expect(new InternalError(disk as never, { cause: network }).cause).toBe(network);
});
