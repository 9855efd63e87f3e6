import { networkFailure } from "../../../src/mappers/upstreams/upstream-error";
import { madeError } from "../../support/mapped-errors";

it.each([
  { code: "ECONNABORTED", failure: "timed out" },
  { code: "ECONNREFUSED", failure: "refused" },
  { code: "ECONNRESET", failure: "failed" },
  { code: "EPIPE", failure: "failed" },
  { code: "ESOCKETTIMEDOUT", failure: "timed out" },
  { code: "ETIMEDOUT", failure: "timed out" },
  { code: "UND_ERR_BODY_TIMEOUT", failure: "timed out" },
  { code: "UND_ERR_CONNECT_TIMEOUT", failure: "timed out" },
  { code: "UND_ERR_HEADERS_TIMEOUT", failure: "timed out" },
  { code: "ENOTFOUND", failure: "failed" },
])("takes $code for $failure", ({ code, failure }) => {
  expect(networkFailure(madeError("", { code }))).toBe(failure);
});

it("trusts a code before the name TimeoutError", () => {
  expect(networkFailure(madeError("", { name: "TimeoutError", code: "ECONNRESET" }))).toBe("failed");
});

it("takes the name TimeoutError for a timeout where no code says what it was", () => {
  expect(networkFailure(madeError("", { name: "TimeoutError", code: 23 }))).toBe("timed out");
});

it.each(["request-timeout", "body-timeout"])("takes the type %s of node-fetch for a timeout", (type) => {
  expect(networkFailure(madeError("", { type }))).toBe("timed out");
});

it("asks the causes where the error itself does not know", () => {
  const refused = madeError("", { code: "ECONNREFUSED" });
  const wrapped = new Error("outer", { cause: madeError("", { code: "ERR_NETWORK", cause: refused }) });
  expect(networkFailure(wrapped)).toBe("refused");
});

it("comes to an end where the causes do not", () => {
  const endless = new Error();
  endless.cause = endless;
  expect(networkFailure(endless)).toBe("failed");
});

it.each([undefined, null, "ECONNREFUSED", {}])("takes %p for a failure", (error) => {
  expect(networkFailure(error)).toBe("failed");
});
