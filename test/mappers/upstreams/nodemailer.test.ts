import { mapNodemailer } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";
import { expectMapped, madeError, withoutItsClass } from "../../support/mapped-errors";

const failed = (properties: Record<string, unknown>): Error =>
  madeError("secret", { command: "CONN", ...properties });

it.each([
  { what: "a refused socket", error: failed({ code: "ESOCKET", originalCode: "ECONNREFUSED" }), status: 503 },
  {
    what: "a refused socket of earlier versions",
    error: failed({ code: "ESOCKET", message: "connect ECONNREFUSED secret" }),
    status: 503,
  },
  { what: "a broken socket", error: failed({ code: "ESOCKET" }), status: 502 },
  { what: "a timeout", error: failed({ code: "ETIMEDOUT" }), status: 504 },
  {
    what: "refused credentials",
    error: failed({ code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }),
    status: 502,
  },
  {
    what: "a server that is not available",
    error: failed({ code: "EPROTOCOL", responseCode: 421 }),
    status: 503,
  },
])("answers $status for $what", ({ error, status }) => {
  expectMapped(mapNodemailer, error, status);
});

it.each([
  { what: "a mail without recipients", error: failed({ code: "EENVELOPE", command: "API" }) },
  { what: "a code of another library", error: failed({ code: "ENOENT" }) },
  { what: "a code without a command", error: madeError("", { code: "ETIMEDOUT" }) },
  { what: "an object of that shape", error: withoutItsClass(failed({ code: "EAUTH" })) },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapNodemailer, error)).toBeUndefined();
});
