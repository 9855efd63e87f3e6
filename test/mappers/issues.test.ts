import {
  hideValue,
  invalidInput,
  isServerFailure,
  jsonPointer,
  keysOfPointer,
  readPath,
  readsLikeServerFailure,
  requestPart,
} from "../../src/mappers/issues";

// The first rows are the examples of RFC 6901 section 6.
it.each([
  { keys: [], pointer: "#" },
  { keys: ["foo"], pointer: "#/foo" },
  { keys: ["foo", "0"], pointer: "#/foo/0" },
  { keys: [""], pointer: "#/" },
  { keys: ["a/b"], pointer: "#/a~1b" },
  { keys: ["c%d"], pointer: "#/c%25d" },
  { keys: ["e^f"], pointer: "#/e%5Ef" },
  { keys: ["g|h"], pointer: "#/g%7Ch" },
  { keys: ["i\\j"], pointer: "#/i%5Cj" },
  { keys: ['k"l'], pointer: "#/k%22l" },
  { keys: [" "], pointer: "#/%20" },
  { keys: ["m~n"], pointer: "#/m~0n" },
  { keys: ["items", 0, "name"], pointer: "#/items/0/name" },
  { keys: ["~1"], pointer: "#/~01" },
  { keys: ["#"], pointer: "#/%23" },
  { keys: ["a[0]"], pointer: "#/a%5B0%5D" },
  { keys: ["schlüssel"], pointer: "#/schl%C3%BCssel" },
  { keys: ["🔑"], pointer: "#/%F0%9F%94%91" },
  { keys: ["\ud83d"], pointer: "#/%EF%BF%BD" },
  { keys: ["$a&b:@c?"], pointer: "#/$a&b:@c?" },
  { keys: [Symbol("tag")], pointer: "#/Symbol(tag)" },
])("jsonPointer tells $keys as $pointer", ({ keys, pointer }) => {
  expect(jsonPointer(keys)).toBe(pointer);
});

it.each([
  { pointer: "", keys: [] },
  { pointer: "/items/0/name", keys: ["items", "0", "name"] },
  { pointer: "/a~1b/~01/m~0n", keys: ["a/b", "~1", "m~n"] },
  { pointer: "#/schl%C3%BCssel/a~1b", keys: ["schlüssel", "a/b"] },
  { pointer: "#/100%/b", keys: ["100%", "b"] },
])("keysOfPointer finds $keys in $pointer", ({ pointer, keys }) => {
  expect(keysOfPointer(pointer)).toEqual(keys);
});

const tag = Symbol("tag");

it.each([
  { what: "keys", path: ["items", 0, tag], keys: ["items", 0, tag] },
  { what: "objects with a key", path: [{ key: "items" }, { key: 0 }], keys: ["items", 0] },
  { what: "no path", path: undefined, keys: [] },
  { what: "a path that is no list", path: "items", keys: [] },
  { what: "a path with a hole in it", path: ["items", undefined, "name"], keys: ["items"] },
])("readPath reads $what", ({ path, keys }) => {
  expect(readPath(path)).toEqual(keys);
});

it.each([
  { message: '"pin" with value "12a4" fails', value: "12a4", hidden: '"pin" with value "…" fails' },
  { message: "expected 'a', received '12a4'", value: "12a4", hidden: "expected 'a', received '…'" },
  { message: "cast from the value `12a4`", value: "12a4", hidden: "cast from the value `…`" },
  { message: 'must be an email (was "a\\"b")', value: 'a"b', hidden: 'must be an email (was "…")' },
  { message: 'Received "a"b"', value: 'a"b', hidden: 'Received "…"' },
  { message: "'$&' is not '$&'", value: "$&", hidden: "'…' is not '…'" },
  // The schema changed the value before it refused it.
  { message: '"a" with value "x"y" fails', value: " X", hidden: '"a" with value "…" fails' },
  {
    message: 'Expected ("a" | "b") but received "x"y"',
    value: " X",
    hidden: 'Expected ("a" | "b") but received "…"',
  },
  { message: 'Invalid email: Received "x"', value: " X", hidden: 'Invalid email: Received "…"' },
  { message: "Expected 'a', received 'x'y'", value: " X", hidden: "Expected 'a', received '…'" },
  {
    message: 'Expected a date, but received: "x"',
    value: " X",
    hidden: 'Expected a date, but received: "…"',
  },
  {
    message: 'a must be an email address (was "x")',
    value: " X",
    hidden: 'a must be an email address (was "…")',
  },
  { message: "Expected string but received 4711", value: 4711, hidden: "Expected string but received …" },
  {
    message: "Expected a number, but received: a,b",
    value: ["a,b"],
    hidden: "Expected a number, but received: …",
  },
  { message: "Expected <=3 but received 12", value: "abc", hidden: "Expected <=3 but received …" },
  { message: 'must be "u" (was {"p":"(x)"})', value: {}, hidden: 'must be "u" (was …)' },
  { message: 'must be "u" (was ["x"])', value: ["x"], hidden: 'must be "u" (was …)' },
  { message: "must be 3 (was -7)", value: -7, hidden: "must be 3 (was …)" },
  { message: 'a ("x\n") must be...\n  ◦ "b"', value: " X", hidden: 'a ("…") must be...\n  ◦ "b"' },
  {
    message: 'but the final value was: `NaN` (cast from the value `{\n  "pin": "x"\n}`).',
    value: { pin: "x" },
    hidden: "but the final value was: `…`).",
  },
  {
    message: '"a" with value "x" fails to match the "digits" pattern',
    value: "x",
    hidden: '"a" with value "…" fails to match the "digits" pattern',
  },
  {
    message: "pin with value 12 matches the inverted 34 fails to match the digits pattern",
    value: "12 matches the inverted 34",
    hidden: "pin with value … fails to match the digits pattern",
  },
  {
    message: "[pin] with value [12] matches the inverted pattern: /1/",
    value: "12",
    hidden: "[pin] with value … matches the inverted pattern: /1/",
  },
  { message: "Invalid integer: Received 47.11", value: 47.11, hidden: "Invalid integer: Received …" },
  {
    message: "expected a length of 1 but got 2 for value: `[\n  `x`, `y`\n]`",
    value: ["x", "y"],
    hidden: "expected a length of 1 but got 2 for value: `…`",
  },
  {
    message: `must be a JSON string (SyntaxError: Unexpected token 'p', ..."{"pin":pin "4711"... is not valid JSON)`,
    value: 'a: {"pin":pin "4711"}',
    hidden: `must be a JSON string (SyntaxError: Unexpected token 'p', ..."…"... is not valid JSON)`,
  },
])("hideValue makes $hidden of $message", ({ message, value, hidden }) => {
  expect(hideValue(message, value)).toBe(hidden);
});

it.each([
  { why: "that names types", message: "Expected string, received number (was an object)", value: {} },
  { why: "it does not quote", message: "12a4 is not a pin", value: "12a4" },
  { why: "with the first words of joi alone", message: "A key with value is needed", value: 4 },
  { why: "with the last words of joi alone", message: "The key fails to match the digits", value: 4 },
  { why: "of which the value is empty", message: 'expected "", received ""', value: "" },
  { why: "of which the value is no text", message: 'expected "4"', value: 4 },
  {
    why: "that quotes what is allowed",
    message: 'Expected ("a" | "b"), "c" or `d` but received Object',
    value: {},
  },
])("hideValue keeps a message $why", ({ message, value }) => {
  expect(hideValue(message, value)).toBe(message);
});

it.each([
  { name: "body", part: "body" },
  { name: "query", part: "query" },
  { name: "params", part: "path" },
  { name: "headers", part: "header" },
  { name: "cookies", part: "cookie" },
  { name: "signedCookies", part: "cookie" },
  { name: "response", part: undefined },
  { name: "constructor", part: undefined },
  { name: 1, part: undefined },
])("requestPart calls req.$name $part", ({ name, part }) => {
  expect(requestPart(name)).toBe(part);
});

describe("of what a client has made as long as it likes,", () => {
  const long = "€".repeat(100_000);

  it.each([
    { what: "one long key", keys: [long] },
    { what: "many keys", keys: Array.from({ length: 50_000 }, () => "") },
    { what: "many long keys", keys: Array.from({ length: 1_000 }, () => long) },
  ])("jsonPointer begins the pointer of $what, longer than is sent, and no more", ({ keys }) => {
    const { length } = jsonPointer(keys);
    expect(length).toBeGreaterThan(1_024);
    expect(length).toBeLessThan(1_024 * 11);
  });

  it("readPath and keysOfPointer read more than is sent, and no more", () => {
    expect(readPath(Array.from({ length: 100_000 }, () => "a"))).toHaveLength(1_024);
    expect(jsonPointer(keysOfPointer("/a".repeat(100_000))).length).toBeGreaterThan(1_024);
    expect(keysOfPointer("/".repeat(100_000)).length).toBeLessThan(1_030);
  });

  it("invalidInput makes issues of the first 100 alone, and counts all", () => {
    const toIssue = jest.fn((refusal: number) => ({ detail: String(refusal), pointer: "#" }));
    const error = invalidInput(
      Array.from({ length: 20_000 }, (_, index) => index),
      toIssue,
    );
    expect(toIssue).toHaveBeenCalledTimes(100);
    expect(error.issues).toHaveLength(100);
    expect(error.issueCount).toBe(20_000);
  });

  it("invalidInput counts nothing that it lists whole", () => {
    const error = invalidInput(["a"], (detail) => ({ detail, pointer: "#" }));
    expect(error).toMatchObject({ status: 400, issues: [{ detail: "a", pointer: "#" }] });
    expect(Object.keys(error)).not.toContain("issueCount");
  });
});

describe("readsLikeServerFailure", () => {
  it.each([
    "connect ECONNREFUSED 10.0.0.5:5432",
    "Lookup failed: getaddrinfo ENOTFOUND db.internal",
    "queryA ETIMEOUT db.internal",
    "read ECONNRESET",
    "ENOENT: no such file or directory, open '/etc/secret'",
    "ER_ACCESS_DENIED_ERROR: Access denied for user 'root'",
    "SQLITE_BUSY: database is locked",
    "E11000 duplicate key error collection: users",
    "Cannot read properties of undefined (reading 'id')",
    "Cannot read property 'id' of undefined",
    "Cannot set properties of null (setting 'id')",
    "Cannot destructure property 'id' of 'user' as it is undefined.",
    "Cannot access 'user' before initialization",
    "Cannot convert undefined or null to object",
    "db.users.findOne is not a function",
    "find(...).next is not a function",
    "users is not iterable",
    "user is not defined",
    "Assignment to constant variable.",
    "Maximum call stack size exceeded",
    "fetch failed",
    "socket hang up",
    "request to http://10.0.0.5/ failed, reason: connect",
    "Request failed with status code 503",
    "timeout of 1000ms exceeded",
    "The operation was aborted due to timeout",
    "Connection terminated unexpectedly",
    "self-signed certificate",
    "Failed query: select * from users",
    'relation "users" does not exist',
  ])("takes %j for a failure of the server", (text) => {
    expect(readsLikeServerFailure(text)).toBe(true);
    expect(isServerFailure(new Error(text))).toBe(true);
  });

  it.each([
    "is taken",
    "EUR is not accepted",
    "must be a number",
    "The alias is not defined in this project",
    "Cannot be empty",
    "the user does not exist",
    "Connection is required",
    "read-only fields cannot be set",
    "",
  ])("takes %j for a refusal", (text) => {
    expect(readsLikeServerFailure(text)).toBe(false);
    expect(isServerFailure(new Error(text))).toBe(false);
  });
});

describe("isServerFailure", () => {
  it("knows a bug by its class, and a system error by its system call", () => {
    for (const error of [
      new TypeError("x"),
      new ReferenceError("x"),
      new RangeError("x"),
      new AggregateError([], "x"),
      Object.assign(new Error("x"), { syscall: "open" }),
    ]) {
      expect(isServerFailure(error)).toBe(true);
    }
    expect(isServerFailure(undefined)).toBe(false);
  });
});
