import { hasOwnNames, ownNames } from "../../src/untrusted";
import { throwingProxy } from "../support/hostile-objects";

it.each([
  { what: "its own properties", value: { path: undefined, errors: [] }, has: true },
  {
    what: "one of its own and one of its prototype",
    value: Object.create({ path: 1 }, { errors: {} }) as object,
    has: false,
  },
  { what: "none", value: {}, has: false },
  { what: "no properties at all", value: null, has: false },
  { what: "a Proxy that throws", value: throwingProxy(), has: false },
])("hasOwnNames is $has for a value with $what", ({ value, has }) => {
  expect(hasOwnNames(value, ["path", "errors"])).toBe(has);
});

it.each([
  { what: "an object in their order", value: { b: 1, a: 2 }, names: ["b", "a"] },
  {
    what: "an error, without those that are hidden",
    value: Object.assign(new Error("x"), { a: 1 }),
    names: ["a"],
  },
  { what: "nothing", value: undefined, names: [] },
  { what: "a Proxy that throws", value: throwingProxy(), names: [] },
])("ownNames lists those of $what", ({ value, names }) => {
  expect(ownNames(value)).toEqual(names);
});
