import { lengthOf, readList } from "../../src/response/read-list";

/** An array that says something else of one of its properties. */
function pretending(name: string, value: unknown): unknown[] {
  return new Proxy(["a", "b"], {
    get: (target, asked) => (asked === name ? value : (Reflect.get(target, asked) as unknown)),
  });
}

describe("lengthOf", () => {
  it("is the length of an array", () => {
    expect(lengthOf(["a", "b"])).toBe(2);
  });

  it.each([{ length: Symbol("2") }, { length: "2" }, { length: Number.POSITIVE_INFINITY }, { length: 2n }])(
    "is 0 where an array pretends to be $length long",
    ({ length }) => {
      expect(lengthOf(pretending("length", length))).toBe(0);
    },
  );
});

describe("readList", () => {
  it("reads no more elements than the limit", () => {
    expect(readList(["a", "b", "c"], 2)).toEqual(["a", "b"]);
  });

  it("reads an element that throws as undefined", () => {
    const list = Object.defineProperty(["a", "b"], 1, {
      get() {
        throw new Error("no");
      },
    });
    expect(readList(list, 9)).toEqual(["a", undefined]);
  });

  it("reads nothing of an array that pretends to be less than empty", () => {
    expect(readList(pretending("length", -1), 9)).toEqual([]);
  });
});
