import { inputIssue } from "../../src/input/parse-input";

it.each([
  {
    what: "path, part and code",
    issue: { message: "is wrong", path: ["a"], code: "custom" },
    told: { detail: "is wrong", pointer: "#/a", in: "body", code: "custom" },
  },
  {
    what: "the keys of path segments",
    issue: { message: "is wrong", path: [{ key: "items" }, { key: 0 }] },
    told: { detail: "is wrong", pointer: "#/items/0", in: "body" },
  },
  {
    what: "the refused text as three dots",
    issue: { message: 'received "secret"', path: ["items", 0] },
    told: { detail: 'received "…"', pointer: "#/items/0", in: "body" },
  },
  {
    what: "words of its own where there are none",
    issue: {},
    told: { detail: "is not valid", pointer: "#", in: "body" },
  },
])("inputIssue tells $what", ({ issue, told }) => {
  expect(inputIssue(issue, { items: ["secret"] }, "body")).toEqual(told);
});
