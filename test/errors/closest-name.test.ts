import { closestName } from "../../src/errors/configuration-error";

const NAMES = ["profile", "onError", "typeBase", "debug"] as const;

describe("closestName", () => {
  it.each([
    { received: "onerror", meant: "onError", why: "in another case" },
    { received: "profle", meant: "profile", why: "with a letter missing" },
    { received: "profilee", meant: "profile", why: "with a letter too many" },
    { received: "debag", meant: "debug", why: "with a wrong letter" },
    { received: "profiles", meant: "profile", why: "in the plural" },
    { received: "baseType", meant: undefined, why: "turned around" },
    { received: "timeout", meant: undefined, why: "of another idea" },
    { received: "x", meant: undefined, why: "too short to be anything mistyped" },
    { received: "", meant: undefined, why: "empty" },
  ])("takes $received, a name $why, for $meant", ({ received, meant }) => {
    expect(closestName(received, NAMES)).toBe(meant);
  });

  it("takes the nearer of two names that are near", () => {
    expect(closestName("codes", ["modes", "code", "cores"])).toBe("modes");
    expect(closestName("coded", ["modes", "code", "cores"])).toBe("code");
  });

  it("gives up names of other lengths, so that a long text costs nothing", () => {
    const names = Array.from({ length: 16_000 }, (_, index) => `ORD.${String(index)}`);
    const begin = performance.now();
    expect(closestName("x".repeat(1_000_000), names)).toBeUndefined();
    expect(performance.now() - begin).toBeLessThan(500);
  });

  it("takes three edits for a mistake, and four for another name", () => {
    expect(closestName("profilexyz", NAMES)).toBe("profile");
    expect(closestName("profilewxyz", NAMES)).toBeUndefined();
  });

  it("takes no name for another of which half the letters differ", () => {
    expect(closestName("ab", ["ac"])).toBe("ac");
    expect(closestName("ab", ["cd"])).toBeUndefined();
    expect(closestName("abc", ["ade"])).toBeUndefined();
  });

  it("looks no further once a name differs only in case", () => {
    const from = `order_${"x".repeat(40)}`;
    expect(closestName(from, [from.toUpperCase(), "y".repeat(60)])).toBe(from.toUpperCase());
  });

  it("gives long words up as soon as they are too far apart", () => {
    expect(closestName("a".repeat(64), ["b".repeat(64)])).toBeUndefined();
  });

  it("finds nothing where there are no names", () => {
    expect(closestName("profile", [])).toBeUndefined();
  });
});
