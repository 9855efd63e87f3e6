import { describeValue } from "../../src/untrusted";
import { revokedProxy } from "../support/hostile-objects";

const hostile = {
  toString(): never {
    throw new Error("toString was called.");
  },
  toJSON(): never {
    throw new Error("toJSON was called.");
  },
  [Symbol.toPrimitive](): never {
    throw new Error("Symbol.toPrimitive was called.");
  },
};

describe("describeValue", () => {
  it.each([
    { value: undefined, told: "undefined" },
    { value: null, told: "null" },
    { value: true, told: "true" },
    { value: 404.5, told: "404.5" },
    { value: Number.NaN, told: "NaN" },
    { value: 404n, told: "the bigint 404n" },
    { value: "404", told: 'the string "404"' },
    { value: 'a "b"\n', told: String.raw`the string "a \"b\"\n"` },
    { value: Symbol("secret"), told: "a symbol" },
    { value: () => 404, told: "a function" },
    { value: class {}, told: "a function" },
    { value: [404], told: "an array" },
    { value: { status: 404 }, told: "an object" },
    { value: Object.create(null) as unknown, told: "an object" },
    { value: hostile, told: "an object" },
    { value: revokedProxy(), told: "an object" },
  ])("tells $told", ({ value, told }) => {
    expect(describeValue(value)).toBe(told);
  });

  it("cuts a long string to 80 characters", () => {
    expect(describeValue("x".repeat(80))).toBe(`the string "${"x".repeat(80)}"`);
    expect(describeValue("x".repeat(81))).toBe(`the string "${"x".repeat(79)}…"`);
  });

  it("cuts a long bigint to 80 digits", () => {
    expect(describeValue(10n ** 100n)).toBe(`the bigint 1${"0".repeat(78)}…n`);
  });
});
