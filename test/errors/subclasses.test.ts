import { BadRequest, HttpError, NotFound } from "../../src";

describe("a subclass of a user's", () => {
  it("is named after its class", () => {
    class KeyNotFound extends NotFound {}
    class Teapot extends HttpError<418> {
      constructor() {
        super(418, "Short and stout.");
      }
    }
    expect(new KeyNotFound()).toMatchObject({ name: "KeyNotFound", status: 404 });
    expect(new KeyNotFound("x").stack).toMatch(/^KeyNotFound: x\n/);
    expect(new Teapot()).toMatchObject({ name: "Teapot", status: 418, message: "Short and stout." });
  });

  it("may name itself by a field", () => {
    class KeyGone extends NotFound {
      override name = "KEY_GONE";
    }
    expect(new KeyGone()).toMatchObject({ name: "KEY_GONE", status: 404 });
  });

  it("may name itself by an assignment", () => {
    class KeyGone extends NotFound {
      constructor() {
        super("The key is gone.");
        this.name = "KEY_GONE";
      }
    }
    expect(new KeyGone()).toMatchObject({ name: "KEY_GONE", message: "The key is gone." });
  });

  it("may have fields of its own, and fields that take the place of options", () => {
    class KeyLocked extends BadRequest {
      readonly keyId: string;
      override readonly code = "KMS.0210";
      override expose = false;
      constructor(keyId: string) {
        super(`The key ${keyId} is locked.`);
        this.keyId = keyId;
      }
    }
    expect(new KeyLocked("k1")).toMatchObject({ keyId: "k1", code: "KMS.0210", expose: false, status: 400 });
  });
});
