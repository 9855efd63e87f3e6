import fc from "fast-check";
import createHttpError from "http-errors";
import { HttpError, type HttpErrorOptions } from "../../src";
import {
  revokedProxy,
  throwingProxy,
  withChangingGetter,
  withGetter,
  withThrowingGetter,
} from "../support/hostile-objects";

// What is thrown is cooked from a recipe of plain data, which fast-check can read, shrink and print.

const PROPERTIES = [
  "status",
  "statusCode",
  "expose",
  "headers",
  "message",
  "name",
  "stack",
  "cause",
  "code",
  "type",
  "instance",
  "issues",
  "errors",
  "extensions",
  "retryAfter",
  "challenge",
  "allow",
  "toJSON",
  "toString",
  "constructor",
  "__proto__",
  "then",
  "syscall",
  "details",
];

const HEADER_NAMES = [
  "Content-Length",
  "content-type",
  "Content-Encoding",
  "Transfer-Encoding",
  "Connection",
  "Set-Cookie",
  "Trailer",
  "Cache-Control",
  "X-Request-Id",
  "Retry-After",
  "Allow",
  "Vary",
  "Location",
  ":status",
  "X-Reason",
  "",
];

const INGREDIENTS = {
  "a throwing Proxy": () => throwingProxy(),
  "a throwing Proxy of an error": () => throwingProxy(new Error("inner")),
  "a revoked Proxy": () => revokedProxy(),
  "a revoked list": () => revokedProxy([]),
  "a symbol": () => Symbol("x"),
  "a function": () => () => "text",
  "a Map": () =>
    new Map<unknown, unknown>([
      ["a", {}],
      [{}, 1],
    ]),
  "an invalid date": () => new Date(NaN),
  "a NotFound": () => new HttpError(404),
  "a 502 of http-errors": () => createHttpError(502),
};
type Ingredient = keyof typeof INGREDIENTS;

type Recipe =
  | { readonly cook: Ingredient }
  | { readonly plain: unknown }
  | { readonly list: readonly Recipe[] }
  | { readonly members: readonly (readonly [string, Recipe])[] };

function cook(recipe: Recipe): unknown {
  if ("cook" in recipe) return INGREDIENTS[recipe.cook]();
  if ("list" in recipe) return recipe.list.map(cook);
  if ("members" in recipe)
    return Object.fromEntries(recipe.members.map(([name, value]) => [name, cook(value)]));
  return recipe.plain;
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 200 }),
);

const PLAIN = [
  undefined,
  null,
  NaN,
  Infinity,
  -1,
  0,
  100,
  200,
  204,
  304,
  404,
  404.5,
  418,
  500,
  1000,
  "",
  "404",
  404n,
  true,
];

const simple: fc.Arbitrary<Recipe> = fc.oneof(
  fc.constantFrom(...(Object.keys(INGREDIENTS) as Ingredient[])).map((ingredient) => ({ cook: ingredient })),
  fc.oneof(fc.constantFrom<unknown>(...PLAIN), anyText).map((plain) => ({ plain })),
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      maxDepth: 4,
    })
    .map((plain) => ({ plain })),
);

const list = fc.array(simple, { maxLength: 4 }).map((recipes): Recipe => ({ list: recipes }));

function members(name: fc.Arbitrary<string>): fc.Arbitrary<Recipe> {
  return fc
    .array(fc.tuple(name, fc.oneof(simple, list)), { maxLength: 6 })
    .map((pairs): Recipe => ({ members: pairs }));
}

const headers = members(fc.oneof(fc.constantFrom(...HEADER_NAMES), anyText));
const issues = fc
  .array(members(fc.constantFrom("detail", "pointer", "in", "code")), { maxLength: 5 })
  .map((recipes): Recipe => ({ list: recipes }));
const value = fc.oneof(simple, list, headers, issues, members(anyText));

const OPTIONS = [
  "headers",
  "issues",
  "extensions",
  "code",
  "type",
  "instance",
  "expose",
  "retryAfter",
  "challenge",
  "allow",
  "cause",
];
const options = fc
  .tuple(headers, issues, members(fc.constantFrom(...OPTIONS)))
  .map(([ownHeaders, ownIssues, rest]): Recipe => ({
    members: [["headers", ownHeaders], ["issues", ownIssues], ...("members" in rest ? rest.members : [])],
  }));

const kind = fc.constantFrom(
  "ours",
  "http-errors",
  "an Error",
  "an object",
  "without prototype",
  "inherits from ours",
);
const access = fc.constantFrom("value", "getter", "changing getter", "throwing getter");
const finish = fc.constantFrom("as it is", "frozen", "behind a Proxy", "cause of an Error", "cause of ours");

/** The recipe of an error: what it is made of, which properties are put on it and how, and how it is wrapped. */
export const arbitraryError = fc.record({
  kind,
  status: fc.integer({ min: 400, max: 599 }),
  message: anyText,
  options,
  properties: fc.array(
    fc.record({
      name: fc.oneof(fc.constantFrom(...PROPERTIES), anyText),
      access,
      first: value,
      second: value,
    }),
    { maxLength: 4 },
  ),
  finish,
});
export type ErrorRecipe = typeof arbitraryError extends fc.Arbitrary<infer Made> ? Made : never;

/** The recipe of anything else. */
export const arbitraryValue = value;

export function cookValue(recipe: Recipe): unknown {
  return cook(recipe);
}

export function cookError(recipe: ErrorRecipe): unknown {
  const error = recipe.properties.reduce((target, { name, access: how, first, second }) => {
    const [one, other] = [cook(first), cook(second)];
    if (how === "getter") return withGetter(target, name, () => one);
    if (how === "changing getter") return withChangingGetter(target, name, one, other);
    if (how === "throwing getter") return withThrowingGetter(target, name, one);
    return Object.defineProperty(target, name, {
      value: one,
      configurable: true,
      writable: true,
      enumerable: true,
    });
  }, bareError(recipe));
  return finished(error, recipe.finish);
}

function bareError({ kind: made, status, message, options: given }: ErrorRecipe): object {
  if (made === "ours") return new HttpError(status, message, cook(given) as HttpErrorOptions);
  if (made === "http-errors") return createHttpError(status, message);
  if (made === "an Error") return new Error(message);
  if (made === "without prototype") return Object.create(null) as object;
  return made === "an object" ? {} : (Object.create(new HttpError(status, message)) as object);
}

function finished(error: object, how: string): unknown {
  if (how === "frozen") return Object.freeze(error);
  if (how === "behind a Proxy") return new Proxy(error, {});
  if (how === "cause of an Error") return new Error("outer", { cause: error });
  return how === "cause of ours" ? new HttpError(409, "outer", { cause: error }) : error;
}
