import { mapLusca } from "../../../src";
import { mapError } from "../../support/map-error";
import { madeIn } from "../../support/mapped-errors";

it.each(["CSRF token missing", "CSRF token mismatch"])("answers 403 for: %s", (message) => {
  const mapped = mapError(mapLusca, madeIn("lusca/lib/csrf.js", message));
  expect(mapped).toMatchObject({ status: 403, message: "The CSRF token is missing or not valid." });
});

it.each([
  { what: "another error of lusca", error: madeIn("lusca/lib/token.js", "lusca requires req.session") },
  { what: "an error of another package", error: madeIn("other/index.js", "CSRF token missing") },
])("leaves $what alone", ({ error }) => {
  expect(mapError(mapLusca, error)).toBeUndefined();
});
