import { readRetryAfter } from "../../../src/mappers/upstreams/upstream-error";

const DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

it.each([
  { what: "seconds", value: "120", read: 120 },
  { what: "no seconds at all", value: "0", read: 0 },
  { what: "a date", value: DATE, read: new Date(DATE) },
])("reads $what", ({ value, read }) => {
  expect(readRetryAfter({ "retry-after": value })).toEqual(read);
  expect(readRetryAfter(new Headers({ "Retry-After": value }))).toEqual(read);
});

it.each([
  { what: "a fraction", value: "1.5" },
  { what: "a negative number", value: "-1" },
  { what: "a number that is too long", value: "1234567890" },
  { what: "two values", value: "1, 2" },
  { what: "a word", value: "soon" },
  { what: "nothing", value: "" },
  { what: "the words for no date", value: "Invalid Date" },
  { what: "a date of another form", value: "1994-11-06T08:49:37Z" },
  { what: "a date on the wrong weekday", value: "Mon, 06 Nov 1994 08:49:37 GMT" },
  { what: "a date with more behind it", value: `${DATE} (secret)` },
  { what: "a number that is no text", value: 120 },
  { what: "a list", value: ["120"] },
])("does not read $what", ({ value }) => {
  expect(readRetryAfter({ "retry-after": value })).toBeUndefined();
});

it.each([
  { what: "without that header", headers: { "set-cookie": "secret" } },
  {
    what: "whose get throws",
    headers: {
      get: () => {
        throw new Error("secret");
      },
    },
  },
  { what: "that are absent", headers: undefined },
])("reads nothing from headers $what", ({ headers }) => {
  expect(readRetryAfter(headers)).toBeUndefined();
});
