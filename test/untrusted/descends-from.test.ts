import { runInNewContext } from "node:vm";
import { descendsFrom } from "../../src/untrusted";
import { HttpError } from "../../src";
import { revokedProxy } from "../support/hostile-objects";

class OpenAIError extends Error {}
class APIError extends OpenAIError {}

it.each([
  { what: "an error of the class", value: new OpenAIError(), className: "OpenAIError" },
  { what: "an error of a subclass", value: new APIError(), className: "OpenAIError" },
  { what: "an error", value: new TypeError(), className: "Error" },
  {
    what: "an error of another realm",
    value: runInNewContext("new RangeError()") as unknown,
    className: "Error",
  },
  { what: "an error of ours", value: new HttpError(404), className: "HttpError" },
  { what: "a function", value: () => undefined, className: "Function" },
])("$what descends from $className", ({ value, className }) => {
  expect(descendsFrom(value, className)).toBe(true);
});

it.each([
  { what: "an error of a superclass", value: new OpenAIError(), className: "APIError" },
  { what: "an object of that name", value: { name: "Error", message: "" }, className: "Error" },
  { what: "an object with an own constructor", value: { constructor: Error }, className: "Error" },
  {
    what: "parsed input with a prototype",
    value: JSON.parse('{"__proto__":{"constructor":{"name":"Error"}}}') as unknown,
    className: "Error",
  },
  {
    what: "a prototype whose constructor is no function",
    value: Object.create({ constructor: { name: "Error" } }) as unknown,
    className: "Error",
  },
  {
    what: "a prototype without a constructor",
    value: Object.create(Object.create(null) as object) as unknown,
    className: "Error",
  },
  {
    what: "a prototype whose constructor is a getter",
    value: Object.create({
      get constructor() {
        return Error;
      },
    }) as unknown,
    className: "Error",
  },
  { what: "a prototype itself", value: Error.prototype, className: "Error" },
  { what: "a revoked Proxy", value: revokedProxy(new Error()), className: "Error" },
  { what: "a string", value: "Error", className: "Error" },
  { what: "null", value: null, className: "Error" },
  { what: "undefined", value: undefined, className: "Error" },
])("$what does not descend from $className", ({ value, className }) => {
  expect(descendsFrom(value, className)).toBe(false);
});
