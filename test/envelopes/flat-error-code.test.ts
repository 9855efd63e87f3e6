import { flatErrorCode } from "../../src";
import { issues, problemWith } from "./problem";

const WHOLE = problemWith({
  code: "KMS.0207",
  instance: "/keys/1",
  extensions: { balance: 30 },
  requestId: "4f6c",
  stack: "Error: x",
  cause: "Error: y",
});

describe("flatErrorCode", () => {
  it("is application/json and needs a code", () => {
    expect(flatErrorCode()).toMatchObject({ mediaType: "application/json", requiresCode: true });
  });

  it("tells code and detail, and nothing else", () => {
    expect(flatErrorCode().body(WHOLE)).toEqual({ error_code: "KMS.0207", error_msg: "No such key." });
  });

  it("tells the first issues in the message, having no place for a list", () => {
    expect(flatErrorCode().body(problemWith({ code: "KMS.0308", issues: issues(4) }))).toEqual({
      error_code: "KMS.0308",
      error_msg: "No such key. (#/0: is wrong; #/1: is wrong; #/2: is wrong; and 1 more)",
    });
  });

  it("tells strings alone, even where a problem comes without a code", () => {
    expect(flatErrorCode().body(problemWith())).toEqual({ error_code: "", error_msg: "No such key." });
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(flatErrorCode())).toBe(true);
  });
});
