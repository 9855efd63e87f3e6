import { ConfigurationError, nestedErrorCode } from "../../src";
import { issues, problemWith } from "./problem";

const WHOLE = problemWith({
  code: "KMS.0207",
  instance: "/keys/1",
  extensions: { balance: 30 },
  requestId: "4f6c",
  stack: "Error: x",
  cause: "Error: y",
});

const untyped = nestedErrorCode as (options?: unknown) => unknown;

describe("nestedErrorCode", () => {
  it.each([{ options: undefined }, { options: {} }, { options: { aliases: true } }])(
    "is application/json and needs a code, given $options",
    ({ options }) => {
      expect(nestedErrorCode(options)).toMatchObject({ mediaType: "application/json", requiresCode: true });
    },
  );

  it.each([
    { options: undefined },
    { options: {} },
    { options: { aliases: false } },
    { options: { aliases: undefined } },
  ])("tells code and detail within error, and nothing else, given $options", ({ options }) => {
    expect(nestedErrorCode(options).body(WHOLE)).toEqual({
      error: { error_code: "KMS.0207", error_msg: "No such key." },
    });
  });

  it("has code and message inside error too, with aliases, and nothing beside error", () => {
    expect(nestedErrorCode({ aliases: true }).body(WHOLE)).toEqual({
      error: {
        error_code: "KMS.0207",
        error_msg: "No such key.",
        code: "KMS.0207",
        message: "No such key.",
      },
    });
  });

  it("tells the first issues in the message, under both names", () => {
    const message = "No such key. (#/0: is wrong; #/1: is wrong)";
    expect(nestedErrorCode({ aliases: true }).body(problemWith({ code: "c", issues: issues(2) }))).toEqual({
      error: { error_code: "c", error_msg: message, code: "c", message },
    });
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(nestedErrorCode())).toBe(true);
    expect(Object.isFrozen(nestedErrorCode({ aliases: true }))).toBe(true);
  });

  it.each([
    {
      options: { alias: true },
      told: 'nestedErrorCode received an unknown option "alias". Did you mean "aliases"?',
    },
    {
      options: { aliases: "yes" },
      told: 'nestedErrorCode takes true or false as "aliases", but received the string "yes".',
    },
    {
      options: { aliases: null },
      told: 'nestedErrorCode takes true or false as "aliases", but received null.',
    },
    { options: true, told: "nestedErrorCode takes an object of options, but received true." },
    { options: null, told: "nestedErrorCode takes an object of options, but received null." },
  ])("refuses $options", ({ options, told }) => {
    expect(() => untyped(options)).toThrow(ConfigurationError);
    expect(() => untyped(options)).toThrow(told);
  });
});
