import { requestPart } from "../../src/mappers/mapping";

it.each([
  { name: "body", part: "body" },
  { name: "query", part: "query" },
  { name: "params", part: "path" },
  { name: "headers", part: "header" },
  { name: "cookies", part: "cookie" },
  { name: "signedCookies", part: "cookie" },
  { name: "response", part: undefined },
  { name: "constructor", part: undefined },
  { name: 1, part: undefined },
])("requestPart calls req.$name $part", ({ name, part }) => {
  expect(requestPart(name)).toBe(part);
});
