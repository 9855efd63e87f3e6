import { stackOf } from "../../src/response/problem-of-error";

describe("stackOf", () => {
  const error = new Error("a");

  it.each([
    { what: "the stack of an error", value: error, told: error.stack },
    { what: "the message where there is no stack", value: { message: "b" }, told: "b" },
    { what: "a value in words", value: 7n, told: "the bigint 7n" },
    { what: "null in words", value: null, told: "null" },
    { what: "an object in words", value: {}, told: "an object" },
    { what: "nothing of undefined", value: undefined, told: undefined },
  ])("tells $what", ({ value, told }) => {
    expect(stackOf(value)).toBe(told);
  });

  it("cuts a long stack", () => {
    expect(stackOf({ stack: "a".repeat(10_000) })).toHaveLength(4_096);
  });
});
