import { expectTypeOf } from "expect-type";
import {
  BadRequest,
  Conflict,
  HttpError,
  NotFound,
  ServerUnavailable,
  Unauthorized,
  type CommonErrorOptions,
  type ErrorHeaders,
  type HttpErrorOptions,
  type Issue,
} from "../../src";

const thrown: unknown = new NotFound("No such key.", { code: "KMS.0207" });

describe("the options of an error", () => {
  it.each<{ readonly what: string; readonly error: HttpError }>([
    { what: "retryAfter on a 413", error: new HttpError(413, "x", { retryAfter: 60 }) },
    { what: "retryAfter on a 429", error: new HttpError(429, "x", { retryAfter: new Date(0) }) },
    { what: "retryAfter on a 503", error: new ServerUnavailable("x", { retryAfter: 60 }) },
    { what: "challenge on a 401", error: new Unauthorized("x", { challenge: 'Bearer realm="keys"' }) },
    {
      what: "several challenges on a 401",
      error: new HttpError(401, "x", { challenge: ["Bearer", "Basic"] as const }),
    },
    { what: "allow on a 405", error: new HttpError(405, "x", { allow: ["GET", "HEAD"] }) },
    {
      what: "what every error takes",
      error: new Conflict("x", {
        cause: 1,
        code: "c",
        issues: [],
        headers: {},
        expose: true,
        type: "t",
        instance: "/",
        extensions: {},
      }),
    },
    {
      what: "undefined for each",
      error: new Conflict("x", {
        cause: undefined,
        code: undefined,
        issues: undefined,
        headers: undefined,
        expose: undefined,
      }),
    },
  ])("take $what", ({ error }) => {
    expect(error).toBeInstanceOf(HttpError);
  });

  it("take the options of any status where the compiler does not know it", () => {
    const status = Number("503");
    expect(new HttpError(status, "x", { retryAfter: 1, challenge: "Bearer", allow: ["GET"] }).status).toBe(
      503,
    );
  });

  it("refuse an option of another status", () => {
    // @ts-expect-error -- a 404 has no Retry-After.
    new NotFound("x", { retryAfter: 60 });
    // @ts-expect-error -- nor where it is given as a status.
    new HttpError(404, "x", { retryAfter: 60 });
    // @ts-expect-error -- a 403 has no challenge.
    new HttpError(403, "x", { challenge: "Bearer" });
    // @ts-expect-error -- a 400 has no methods.
    new BadRequest("x", { allow: ["GET"] });
    // @ts-expect-error -- a 401 has no Retry-After.
    new Unauthorized("x", { retryAfter: 60 });
    expectTypeOf<HttpErrorOptions<404>>().not.toHaveProperty("retryAfter");
    expectTypeOf<HttpErrorOptions<429>>().toHaveProperty("retryAfter");
    expectTypeOf<HttpErrorOptions>().toHaveProperty("allow");
  });

  it("refuse what no error takes", () => {
    // @ts-expect-error -- there is no such option.
    new NotFound("x", { statusText: "Lost" });
    // @ts-expect-error -- the status of a class is given.
    new NotFound("x", { status: 410 });
    // @ts-expect-error -- a code is a text or a number.
    new NotFound("x", { code: true });
    // @ts-expect-error -- an issue has a pointer.
    new BadRequest("x", { issues: [{ detail: "is missing" }] });
    // @ts-expect-error -- a part of a request has a name of the list.
    new BadRequest("x", { issues: [{ detail: "is missing", pointer: "#", in: "cookies" }] });
    expectTypeOf<CommonErrorOptions["headers"]>().toEqualTypeOf<ErrorHeaders | undefined>();
  });

  it("refuse a status and a message of other types", () => {
    // @ts-expect-error -- a status is a number.
    expect(() => new HttpError("404")).toThrow(TypeError);
    // @ts-expect-error -- a message is a text.
    new NotFound(new Error("x"));
  });
});

describe("instanceof", () => {
  it("narrows what was thrown to the class, its status and what it may hold", () => {
    if (!(thrown instanceof NotFound)) throw new Error("It is a NotFound.");
    expectTypeOf(thrown.status).toEqualTypeOf<404>();
    expectTypeOf(thrown.statusCode).toEqualTypeOf<404>();
    expectTypeOf(thrown.issues).toEqualTypeOf<readonly Issue[] | undefined>();
    expectTypeOf(thrown.code).toEqualTypeOf<string | number | undefined>();
    expect(thrown.code).toBe("KMS.0207");
  });

  it("narrows to HttpError with any status", () => {
    if (!(thrown instanceof HttpError)) throw new Error("It is an HttpError.");
    expectTypeOf(thrown.status).toEqualTypeOf<number>();
    expect(thrown.status).toBe(404);
  });

  it("is needed before anything is read of what was thrown", () => {
    // @ts-expect-error -- nothing is known of it.
    expect(thrown.issues).toBeUndefined();
    if (!(thrown instanceof Error)) throw new Error("It is an Error.");
    // @ts-expect-error -- an Error of another library has none.
    expect(thrown.issues).toBeUndefined();
  });
});

describe("a subclass of a user's", () => {
  it("may name itself, by a field or an assignment, and have fields of its own", () => {
    class KeyGone extends NotFound {
      override name = "KEY_GONE";
    }
    class KeyLost extends NotFound {
      constructor() {
        super("The key is lost.", { code: "KMS.0207" });
        this.name = "KEY_LOST";
      }
    }
    class KeyLocked extends HttpError<423> {
      readonly keyId: string;
      override readonly code = "KMS.0210";
      constructor(keyId: string) {
        super(423, `The key ${keyId} is locked.`);
        this.keyId = keyId;
      }
    }
    expectTypeOf(new KeyGone().status).toEqualTypeOf<404>();
    expectTypeOf<KeyLocked["code"]>().toEqualTypeOf<"KMS.0210">();
    expect([new KeyGone().name, new KeyLost().name, new KeyLocked("k1").keyId]).toEqual([
      "KEY_GONE",
      "KEY_LOST",
      "k1",
    ]);
  });

  it("narrows to itself", () => {
    class KeyLocked extends Conflict {
      readonly keyId: string = "k1";
    }
    const error: unknown = new KeyLocked();
    if (!(error instanceof KeyLocked)) throw new Error("It is a KeyLocked.");
    expectTypeOf(error.keyId).toEqualTypeOf<string>();
    expect(error.keyId).toBe("k1");
  });
});

it("the properties of an error cannot be written, but for what is decided late: name, message, expose", () => {
  const error = new NotFound();
  error.expose = false;
  error.name = "KeyGone";
  // @ts-expect-error -- the status is that of the class.
  error.status = 404;
  // @ts-expect-error -- the code is given to the constructor.
  error.code = "KMS.0207";
  expect(error).toMatchObject({ expose: false, name: "KeyGone" });
});

it("instanceof leaves the other statuses to its else branch", () => {
  const tell = (error: HttpError): string => {
    if (error instanceof NotFound) return `not found ${String(error.status)}`;
    if (error instanceof BadRequest) return error.message;
    return error.name;
  };
  expect([new NotFound(), new BadRequest("x"), new HttpError(418)].map(tell)).toEqual([
    "not found 404",
    "x",
    "HttpError",
  ]);
});
