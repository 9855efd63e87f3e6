import { withoutPollution } from "../../src/untrusted";
import { whilePolluted } from "../support/hostile-objects";

describe("withoutPollution", () => {
  it("hides what is on Object.prototype, in lists, plain objects and errors below too", () => {
    const value = { own: 1, list: [{ a: 1 }], error: new Error("x"), bare: Object.create(null) as object };
    whilePolluted("status", 404, () => {
      const view = withoutPollution(value) as typeof value & { status?: number };
      expect(view.status).toBeUndefined();
      expect(view.own).toBe(1);
      expect(
        [view.list[0], view.error, view.bare].map((one) => Reflect.get(one ?? {}, "status") as unknown),
      ).toEqual([undefined, undefined, undefined]);
    });
  });

  it("reads frozen objects, whose members it cannot hide", () => {
    const issues = Object.freeze([{ a: 1 }]);
    const view = withoutPollution(Object.freeze({ issues, list: [] })) as { issues: typeof issues };
    expect(view.issues[0]).toEqual({ a: 1 });
    const { nested } = withoutPollution({ nested: Object.freeze({ issues }) }) as { nested: typeof view };
    expect(nested.issues).toBe(issues);
  });

  it("leaves a Map as it is, whose methods work on nothing else", () => {
    const view = withoutPollution({ map: new Map([["a", 1]]) }) as { map: Map<string, number> };
    expect(view.map.get("a")).toBe(1);
  });
});
