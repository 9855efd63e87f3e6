import { isArray, isObject, isRecord, prototypeChain, readProperty, readString } from "../../src/untrusted";
import {
  endlessPrototypes,
  revokedProxy,
  throwingProxy,
  whilePolluted,
  withThrowingGetter,
} from "../support/hostile-objects";

class WithGetter {
  get status() {
    return 404;
  }
}

describe("readProperty", () => {
  it.each([
    { what: "an own property", target: { status: 404 } },
    { what: "an inherited one", target: Object.create({ status: 404 }) as unknown },
    { what: "a getter of its class", target: new WithGetter() },
    {
      what: "a property of an object without a prototype",
      target: Object.assign(Object.create(null) as object, { status: 404 }),
    },
    { what: "a property of a function", target: Object.assign(() => undefined, { status: 404 }) },
  ])("reads $what", ({ target }) => {
    expect(readProperty(target, "status")).toBe(404);
  });

  it("reads nothing of a primitive, though it has properties", () => {
    expect(readProperty("text", "length")).toBeUndefined();
  });

  it("reads a property by a symbol", () => {
    const name = Symbol("status");
    expect(readProperty({ [name]: 404 }, name)).toBe(404);
  });

  it.each([
    { what: "where there is none", target: {} },
    { what: "of undefined", target: undefined },
    { what: "of null", target: null },
    { what: "of a string, whose length is of no interest", target: "status" },
    { what: "where the getter throws", target: withThrowingGetter({}, "status") },
    { what: "of a Proxy that throws", target: throwingProxy() },
    { what: "of a revoked Proxy", target: revokedProxy() },
  ])("is undefined $what", ({ target }) => {
    expect(readProperty(target, "status")).toBeUndefined();
  });

  it("reads a property once", () => {
    const get = jest.fn(() => 404);
    readProperty(Object.defineProperty({}, "status", { get }), "status");
    expect(get).toHaveBeenCalledTimes(1);
  });

  it("does not count what pollutes Object.prototype", () => {
    whilePolluted("status", 404, () => {
      expect(readProperty({}, "status")).toBeUndefined();
      expect(readProperty(new Error("x"), "status")).toBeUndefined();
      expect(readProperty(endlessPrototypes(), "status")).toBeUndefined();
    });
  });

  it("counts what an object has itself, or from its class, though Object.prototype has the name too", () => {
    whilePolluted("status", 200, () => {
      expect(readProperty({ status: 404 }, "status")).toBe(404);
      expect(readProperty(Object.create({ status: 404 }), "status")).toBe(404);
      expect(readProperty(new WithGetter(), "status")).toBe(404);
    });
  });

  it("does not take the methods of every object for a property of this one", () => {
    expect(readProperty({}, "toString")).toBeUndefined();
    expect(readProperty({}, "constructor")).toBeUndefined();
    expect(readProperty(new WithGetter(), "constructor")).toBe(WithGetter);
  });
});

describe("readString", () => {
  it("reads a text", () => {
    expect(readString({ name: "NotFound" }, "name")).toBe("NotFound");
    expect(readString({ name: "" }, "name")).toBe("");
  });

  it.each([
    { name: 404 },
    { name: Object("NotFound") as unknown },
    { name: null },
    { name: ["NotFound"] },
    {},
  ])("is undefined for %p", (target) => {
    expect(readString(target, "name")).toBeUndefined();
  });
});

describe("isObject", () => {
  it.each([
    { value: {}, is: true },
    { value: [], is: true },
    { value: () => undefined, is: true },
    { value: throwingProxy(), is: true },
    { value: null, is: false },
    { value: undefined, is: false },
    { value: "x", is: false },
    { value: 1, is: false },
    { value: Symbol("x"), is: false },
  ])("says $is of a value that can have properties", ({ value, is }) => {
    expect(isObject(value)).toBe(is);
  });
});

describe("isRecord", () => {
  it.each([
    { what: "an object", value: { a: 1 }, is: true },
    { what: "an object without a prototype", value: Object.create(null) as unknown, is: true },
    { what: "an error", value: new Error("no"), is: true },
    { what: "a list", value: [], is: false },
    { what: "a Map", value: new Map(), is: false },
    { what: "the headers of fetch", value: new Headers(), is: false },
    { what: "a text", value: "a", is: false },
    { what: "a number", value: 7, is: false },
    { what: "null", value: null, is: false },
  ])("says $is of $what", ({ value, is }) => {
    expect(isRecord(value)).toBe(is);
  });
});

describe("isArray", () => {
  it.each([
    { what: "an array", value: [], is: true },
    { what: "a Proxy of an array", value: new Proxy([], {}), is: true },
    { what: "an object with a length", value: { length: 0 }, is: false },
    { what: "a revoked Proxy of an array", value: revokedProxy(), is: false },
  ])("says $is of $what", ({ value, is }) => {
    expect(isArray(value)).toBe(is);
  });
});

describe("prototypeChain", () => {
  it("begins with the object itself and ends before Object.prototype", () => {
    class Base {}
    class Derived extends Base {}
    const object = new Derived();
    expect([...prototypeChain(object)]).toEqual([object, Derived.prototype, Base.prototype]);
  });

  it("ends where there is no prototype", () => {
    const object = Object.create(null) as object;
    expect([...prototypeChain(object)]).toEqual([object]);
  });

  it("ends though a Proxy pretends a chain without end", () => {
    expect([...prototypeChain(endlessPrototypes())]).toHaveLength(32);
  });
});
