import { copyMembers, copyValue, LIMITS, newBudget } from "../../src/response/limits";
import { fail, revokedProxy } from "../support/hostile-objects";

function copied(value: unknown) {
  const notes: string[] = [];
  const copy = copyValue(
    value,
    newBudget((note) => void notes.push(note)),
  );
  return { json: JSON.stringify(copy), notes };
}

describe("copyValue", () => {
  it.each([
    { what: "a text", value: "a" },
    { what: "a number", value: 1.5 },
    { what: "NaN", value: Number.NaN },
    { what: "Infinity", value: Number.NEGATIVE_INFINITY },
    { what: "true", value: true },
    { what: "null", value: null },
    { what: "undefined", value: undefined },
    { what: "a function", value: () => 1 },
    { what: "a symbol", value: Symbol("a") },
    { what: "a date", value: new Date(0) },
    { what: "an invalid date", value: new Date(Number.NaN) },
    { what: "a Buffer", value: Buffer.from([1, 2]) },
    { what: "a typed array", value: new Float32Array([1, 2.5]) },
    { what: "a view without elements", value: new DataView(new ArrayBuffer(8)) },
    { what: "a nested object", value: { a: { b: [1, { c: null }] } } },
    { what: "an object with undefined members", value: { a: undefined, b: () => 1, c: 1 } },
    { what: "an array with undefined elements", value: [undefined, () => 1, 1] },
    { what: "a sparse array", value: Object.assign([], { 2: 1, length: 3 }) },
    { what: "a class with toJSON", value: { a: { toJSON: () => ({ b: 1 }) } } },
    { what: "a buffer", value: Buffer.from("ab") },
    { what: "an error", value: new Error("a") },
    { what: "an object with symbols and hidden members", value: { [Symbol("a")]: 1, b: 1 } },
    { what: "a boxed text", value: Object("ab") as unknown },
    { what: "a boxed number", value: Object(7) as unknown },
    { what: "a boxed boolean", value: [Object(false)] },
  ])("tells $what as JSON does", ({ value }) => {
    expect(copied(value)).toEqual({ json: JSON.stringify(value), notes: [] });
  });

  it.each([
    { what: "a bigint", value: 12345678901234567890n, json: '"12345678901234567890"' },
    { what: "a map", value: new Map([["a", 1]]), json: '{"a":1}' },
    { what: "a set", value: new Set([1, 2]), json: "[1,2]" },
  ])("tells $what, of which JSON tells nothing", ({ value, json }) => {
    expect(copied(value)).toEqual({ json, notes: [] });
  });

  it.each([
    { what: "a toJSON that throws", value: { toJSON: fail } },
    { what: "a map whose key cannot be told", value: new Map([[{ toString: fail }, 1]]) },
    { what: "a revoked proxy", value: revokedProxy() },
  ])("leaves $what out and notes it", ({ value }) => {
    const { json, notes } = copied({ a: 1, b: value });
    expect(JSON.parse(json)).toMatchObject({ a: 1 });
    expect(notes).toHaveLength(1);
  });

  it("leaves a member out whose getter throws", () => {
    expect(copied(Object.defineProperty({ a: 1 }, "b", { get: fail, enumerable: true })).json).toBe(
      '{"a":1}',
    );
  });

  it.each([
    { what: "a map", value: endless(new Map([["a", 1]])), json: '{"a":1}' },
    { what: "a set", value: endless(new Set([1])), json: "[1]" },
  ])("tells what $what holds, not what it says that it holds", ({ value, json }) => {
    expect(copied(value)).toEqual({ json, notes: [] });
  });

  it("takes no more of a large set than it tells", () => {
    const { json, notes } = copied(new Set(Array.from({ length: 100_000 }, (_, index) => index)));
    expect(JSON.parse(json)).toHaveLength(LIMITS.values);
    expect(notes).toEqual(["The extensions were cut: they hold too much."]);
  });

  it("reads each member once", () => {
    let reads = 0;
    const source = Object.defineProperty({}, "a", { get: () => ++reads, enumerable: true });
    expect(copied(source).json).toBe('{"a":1}');
    expect(reads).toBe(1);
  });

  it("cuts what goes round in a circle", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const { json, notes } = copied(circle);
    expect(json.split("self")).toHaveLength(LIMITS.depth);
    expect(notes).toEqual([`An extension was cut at ${String(LIMITS.depth)} levels.`]);
  });

  it("cuts after 4096 values and notes it", () => {
    const { json, notes } = copied(Array.from({ length: 5_000 }, () => 1));
    expect(JSON.parse(json)).toHaveLength(LIMITS.values);
    expect(notes).toEqual(["The extensions were cut: they hold too much."]);
  });

  it("cuts texts at 32768 characters together and notes it", () => {
    const { json, notes } = copied(["a".repeat(30_000), "b".repeat(30_000), "c"]);
    expect(json.length).toBeLessThan(33_000);
    expect(json).not.toContain("c");
    expect(notes).toEqual([
      "A text of 30000 characters in the details was cut.",
      "The extensions were cut: they hold too much.",
    ]);
  });

  it("counts the names of members too", () => {
    const names = Array.from({ length: 4_000 }, (_, index) => [`${"n".repeat(20)}${String(index)}`, 1]);
    expect(copied(Object.fromEntries(names)).json.length).toBeLessThan(65_536);
  });
});

// The row has no bytes in it: jest would put 32 million numbers into the title, which takes a minute.
it.each([
  { what: "Buffer", make: () => Buffer.alloc(32_000_000) },
  { what: "Uint8Array", make: () => new Uint8Array(32_000_000) },
])("looks at no more of 32 MB than it copies: $what", ({ make }) => {
  const { json, notes } = copied(make());
  expect(json.length).toBeLessThan(50_000);
  expect(notes).toEqual(["The extensions were cut: they hold too much."]);
});

describe("copyMembers", () => {
  it("leaves a member named __proto__ out and notes it", () => {
    const notes: string[] = [];
    const source = JSON.parse('{"__proto__":{"admin":true},"a":1}') as object;
    const copy = copyMembers(
      source,
      newBudget((note) => void notes.push(note)),
      0,
    );
    expect(JSON.stringify(copy)).toBe('{"a":1}');
    expect(notes).toEqual(['A member named "__proto__" was left out.']);
  });

  it("takes the members alone that it is told to", () => {
    const copy = copyMembers(
      { a: 1, b: 2 },
      newBudget(() => undefined),
      0,
      (name) => name === "b",
    );
    expect({ ...copy }).toEqual({ b: 2 });
  });

  it("leaves out what refuses to list its members, and notes it", () => {
    const notes: string[] = [];
    const source = new Proxy({}, { ownKeys: fail });
    expect({
      ...copyMembers(
        source,
        newBudget((note) => void notes.push(note)),
        0,
      ),
    }).toEqual({});
    expect(notes).toEqual(["An extension was left out: its members cannot be listed."]);
  });
});

/** A collection that says of itself that it has no end. */
function endless(collection: object): unknown {
  return Object.defineProperty(collection, Symbol.iterator, {
    *value() {
      for (;;) yield ["b", 2];
    },
  });
}

describe("what is cut of an extension", () => {
  it("is the rest of lists within lists beyond 16 levels", () => {
    let list: unknown[] = [];
    for (let level = 0; level < 40; level++) list = [list];
    const { json, notes } = copied(list);
    expect(json).toBe(`${"[".repeat(LIMITS.depth)}null${"]".repeat(LIMITS.depth)}`);
    expect(notes).toEqual([`An extension was cut at ${String(LIMITS.depth)} levels.`]);
  });

  it("is what the toJSON of a value cannot tell", () => {
    expect(copied({ toJSON: fail }).notes).toEqual([
      "An extension was left out: it cannot be written as JSON.",
    ]);
  });

  it("is the rest of a Set that has no end", () => {
    const endless = new Set(Array.from({ length: LIMITS.values + 10 }, (_, index) => index));
    expect(JSON.parse(copied(endless).json) as unknown[]).toHaveLength(LIMITS.values);
  });
});

describe("the budget of values", () => {
  it("ends an object that has too many members, and notes it", () => {
    const members = Array.from({ length: LIMITS.values + 9 }, (_, index) => [`m${String(index)}`, null]);
    const notes: string[] = [];
    const budget = newBudget((note) => void notes.push(note));
    const copy = copyMembers(Object.fromEntries(members) as object, budget, 0);
    expect(Object.keys(copy)).toHaveLength(LIMITS.values);
    expect(notes).toEqual(["The extensions were cut: they hold too much."]);
  });

  it("knows no number that JSON cannot tell", () => {
    expect(
      copyValue(
        Number.NaN,
        newBudget(() => undefined),
      ),
    ).toBeNull();
  });
});
