import { baseProfile, ConfigurationError, kmsProfile } from "../../src";
import { assertNoProfile, isProfile } from "../../src/profiles/profile";

describe("isProfile", () => {
  it.each([baseProfile, kmsProfile, { ...kmsProfile, name: "copied" }])(
    "knows the profile $name",
    (profile) => {
      expect(isProfile(profile)).toBe(true);
    },
  );

  it.each([
    { what: "undefined", value: undefined },
    { what: "null", value: null },
    { what: "a text", value: "kms" },
    { what: "options that hold a profile", value: { profile: kmsProfile } },
    ...(["rows", "fallbacks", "envelope", "errors"] as const).map((name) => ({
      what: `a profile without ${name}`,
      value: { ...kmsProfile, [name]: undefined },
    })),
  ])("takes $what for none", ({ value }) => {
    expect(isProfile(value)).toBe(false);
  });
});

describe("assertNoProfile", () => {
  it("lets options pass", () => {
    expect(() => assertNoProfile("errorHandler", { profile: kmsProfile })).not.toThrow();
  });

  it("says what to write instead of a profile", () => {
    expect(() => assertNoProfile("errorHandler", kmsProfile)).toThrow(
      new ConfigurationError(
        "wrong-option",
        "errorHandler takes an object of options, but received a profile. Write { profile: … } around it.",
      ),
    );
    expect(() => assertNoProfile("errorHandler", kmsProfile)).toThrow(
      expect.objectContaining({ code: "wrong-option" }) as Error,
    );
  });
});
