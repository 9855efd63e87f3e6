import { hideValue } from "../../src/mappers/mapping";

it.each([
  { message: '"pin" with value "12a4" fails', value: "12a4", hidden: '"pin" with value "…" fails' },
  { message: "expected 'a', received '12a4'", value: "12a4", hidden: "expected 'a', received '…'" },
  { message: "cast from the value `12a4`", value: "12a4", hidden: "cast from the value `…`" },
  { message: 'must be an email (was "a\\"b")', value: 'a"b', hidden: 'must be an email (was "…")' },
  { message: 'Received "a"b"', value: 'a"b', hidden: 'Received "…"' },
  { message: "'$&' is not '$&'", value: "$&", hidden: "'…' is not '…'" },
])("hideValue makes $hidden of $message", ({ message, value, hidden }) => {
  expect(hideValue(message, value)).toBe(hidden);
});

it.each([
  { why: "it does not quote", message: "12a4 is not a pin", value: "12a4" },
  { why: "of which the value is empty", message: 'expected "", received ""', value: "" },
  { why: "of which the value is no text", message: 'expected "4"', value: 4 },
])("hideValue keeps a message $why", ({ message, value }) => {
  expect(hideValue(message, value)).toBe(message);
});
