import { lengthOf, readElements } from "../../src/untrusted";
import { revokedProxy } from "../support/hostile-objects";

it("readElements reads each element once", () => {
  const get = jest.fn(
    (target: readonly unknown[], name: string | symbol) => Reflect.get(target, name) as unknown,
  );
  expect(readElements(new Proxy(["a", "b"], { get }))).toEqual(["a", "b"]);
  expect(get.mock.calls.map(([, name]) => name)).toEqual(["length", "0", "1"]);
});

it.each([
  { what: "nothing", value: undefined },
  { what: "what only looks like an array", value: { length: 1, 0: "a" } },
  { what: "a revoked Proxy of an array", value: revokedProxy() },
  { what: "an array whose length is no number", value: new Proxy([], { get: () => Symbol("length") }) },
  { what: "an array whose length is negative", value: new Proxy([], { get: () => -1 }) },
])("readElements finds none in $what", ({ value }) => {
  expect(readElements(value)).toEqual([]);
});

it("readElements reads 100 000 elements at most", () => {
  const endless = new Proxy([], { get: (_target, name) => (name === "length" ? 2 ** 32 - 1 : "a") });
  expect(readElements(endless)).toHaveLength(100_000);
});

it("readElements tells undefined for an element that cannot be read", () => {
  const elements = Object.defineProperty(["a", "b"], 0, {
    get() {
      throw new Error("no");
    },
  });
  expect(readElements(elements)).toEqual([undefined, "b"]);
});

it("readElements reads no more elements than the limit", () => {
  expect(readElements(["a", "b", "c"], 2)).toEqual(["a", "b"]);
});

it.each([{ length: Symbol("2") }, { length: "2" }, { length: Number.POSITIVE_INFINITY }, { length: 2n }])(
  "lengthOf is 0 where an array pretends to be $length long",
  ({ length }) => {
    expect(lengthOf(new Proxy(["a"], { get: () => length }))).toBe(0);
  },
);

it("lengthOf is the length of an array", () => {
  expect(lengthOf(["a", "b"])).toBe(2);
});
