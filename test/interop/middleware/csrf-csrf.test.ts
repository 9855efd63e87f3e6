import cookieParser from "cookie-parser";
import { doubleCsrf } from "csrf-csrf";
import { answersOf } from "../support/answers-of";

describe("csrf-csrf, which makes its error with http-errors", () => {
  it("is answered 403", async () => {
    const { doubleCsrfProtection } = doubleCsrf({
      getSecret: () => "a secret of the test that is long enough",
      getSessionIdentifier: () => "session",
    });
    const { base, kms, report } = await answersOf([cookieParser(), doubleCsrfProtection], (agent) =>
      agent.post("/"),
    );
    expect(base.status).toBe(403);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      detail: "invalid csrf token",
    });
    expect(kms.body).toEqual({ error: { error_code: "KMS.0306", error_msg: "invalid csrf token" } });
    expect(report?.httpError.cause).toBe(report?.error);
  });
});
