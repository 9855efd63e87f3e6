import { ignoreRejection } from "../../src/untrusted";
import { revokedProxy, throwingProxy } from "../support/hostile-objects";

/** What is left unhandled once the promises of this moment have settled. */
async function unhandledAfter(act: () => void): Promise<unknown[]> {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", listener);
  try {
    act();
    await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    process.off("unhandledRejection", listener);
  }
  return unhandled;
}

describe("ignoreRejection", () => {
  it("keeps a rejected promise from ending the process", async () => {
    expect(await unhandledAfter(() => ignoreRejection(Promise.reject(new Error("lost"))))).toEqual([]);
  });

  it("tells whoever asks what the promise was rejected with", async () => {
    const reasons: unknown[] = [];
    const rejected = new Error("lost");
    ignoreRejection(Promise.reject(rejected), (reason) => reasons.push(reason));
    await Promise.resolve();
    expect(reasons).toEqual([rejected]);
  });

  it("tells nothing of a promise that is fulfilled", async () => {
    const reasons: unknown[] = [];
    ignoreRejection(Promise.resolve("found"), (reason) => reasons.push(reason));
    await Promise.resolve();
    expect(reasons).toEqual([]);
  });

  it("does not ask a thenable, which may begin its work only when asked", () => {
    const then = jest.fn();
    ignoreRejection({ then });
    expect(then).not.toHaveBeenCalled();
  });

  it("listens to a promise whose own then was replaced", async () => {
    const promise = Object.assign(Promise.reject(new Error("lost")), { then: undefined });
    expect(await unhandledAfter(() => ignoreRejection(promise))).toEqual([]);
  });

  it("listens to a promise of a class with a tag of its own, as zx has it", async () => {
    class TaggedPromise<Value> extends Promise<Value> {
      override get [Symbol.toStringTag](): string {
        return "TaggedPromise";
      }
    }
    expect(await unhandledAfter(() => ignoreRejection(TaggedPromise.reject(new Error("lost"))))).toEqual([]);
  });

  it("does not throw where the constructor of a promise does", () => {
    const promise = Promise.resolve();
    void Object.defineProperty(promise, "constructor", {
      get() {
        throw new Error("The getter threw.");
      },
    });
    expect(() => ignoreRejection(promise)).not.toThrow();
  });

  it.each([
    { what: "undefined", value: undefined },
    { what: "null", value: null },
    { what: "a text", value: "then" },
    { what: "an Error", value: new Error("x") },
    { what: "a Proxy that throws", value: throwingProxy() },
    { what: "a revoked Proxy", value: revokedProxy() },
  ])("leaves $what alone", ({ value }) => {
    expect(() => ignoreRejection(value)).not.toThrow();
  });
});
