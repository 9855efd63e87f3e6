import { jsonPointer, keysOfPointer, readPath } from "../../src/mappers/mapping";
import { throwingProxy } from "../support/hostile-objects";

// The first rows are the examples of RFC 6901 section 6.
it.each([
  { keys: [], pointer: "#" },
  { keys: ["foo"], pointer: "#/foo" },
  { keys: ["foo", "0"], pointer: "#/foo/0" },
  { keys: [""], pointer: "#/" },
  { keys: ["a/b"], pointer: "#/a~1b" },
  { keys: ["c%d"], pointer: "#/c%25d" },
  { keys: ["e^f"], pointer: "#/e%5Ef" },
  { keys: ["g|h"], pointer: "#/g%7Ch" },
  { keys: ["i\\j"], pointer: "#/i%5Cj" },
  { keys: ['k"l'], pointer: "#/k%22l" },
  { keys: [" "], pointer: "#/%20" },
  { keys: ["m~n"], pointer: "#/m~0n" },
  { keys: ["items", 0, "name"], pointer: "#/items/0/name" },
  { keys: ["~1"], pointer: "#/~01" },
  { keys: ["#"], pointer: "#/%23" },
  { keys: ["a[0]"], pointer: "#/a%5B0%5D" },
  { keys: ["schlüssel"], pointer: "#/schl%C3%BCssel" },
  { keys: ["🔑"], pointer: "#/%F0%9F%94%91" },
  { keys: ["\ud83d"], pointer: "#/%EF%BF%BD" },
  { keys: ["$a&b:@c?"], pointer: "#/$a&b:@c?" },
  { keys: [Symbol("tag")], pointer: "#/Symbol(tag)" },
])("jsonPointer tells $keys as $pointer", ({ keys, pointer }) => {
  expect(jsonPointer(keys)).toBe(pointer);
});

it.each([
  { pointer: "", keys: [] },
  { pointer: "/items/0/name", keys: ["items", "0", "name"] },
  { pointer: "/a~1b/~01/m~0n", keys: ["a/b", "~1", "m~n"] },
])("keysOfPointer finds $keys in $pointer", ({ pointer, keys }) => {
  expect(keysOfPointer(pointer)).toEqual(keys);
});

const tag = Symbol("tag");

it.each([
  { what: "keys", path: ["items", 0, tag], keys: ["items", 0, tag] },
  { what: "objects with a key", path: [{ key: "items" }, { key: 0 }], keys: ["items", 0] },
  { what: "no path", path: undefined, keys: [] },
  { what: "a path that is no list", path: "items", keys: [] },
  { what: "a path with a hole in it", path: ["items", undefined, "name"], keys: ["items"] },
  { what: "a path with a hostile step", path: ["items", throwingProxy(), "name"], keys: ["items"] },
])("readPath reads $what", ({ path, keys }) => {
  expect(readPath(path)).toEqual(keys);
});
