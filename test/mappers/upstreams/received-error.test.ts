import { ReceivedError } from "../../../src/client";
import { mapReceivedError } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { runBundled } from "../../support/run-bundled";

const brand = Object.getOwnPropertySymbols(ReceivedError.prototype)[0] ?? "";

it.each([
  { what: "an error of another class", thrown: Object.assign(new Error("x"), { status: 404 }) },
  { what: "an error of this name", thrown: Object.assign(new Error("x"), { name: "ReceivedError" }) },
  { what: "an object", thrown: { [brand]: true, status: 404 } },
  { what: "nothing", thrown: undefined },
])("leaves $what alone", ({ thrown }) => {
  expect(mapError(mapReceivedError, thrown)).toBeUndefined();
});

const received = { status: 404, reason: "secret", documented: true };

it("is a 502, without a word of the service", () => {
  const mapped = mapError(mapReceivedError, new ReceivedError(received));
  expect(mapped).toMatchObject({ status: 502, message: "Bad Gateway" });
});

it("is known in a minified bundle, whose classes have other names", () => {
  const exported = runBundled('module.exports = require("./src/client")', { minify: true });
  const { ReceivedError: minified } = exported as { ReceivedError: typeof ReceivedError };
  expect(minified.name).not.toBe("ReceivedError");
  const thrown = new minified({ ...received, status: 503, retryAfter: 7_000 });
  expect(mapError(mapReceivedError, thrown)).toMatchObject({
    status: 503,
    retryAfter: 7,
  });
});
