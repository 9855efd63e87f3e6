import { types } from "node:util";
import { lengthOf } from "../values/read-elements";
import { isArray, isObject, readProperty } from "../values/read-property";
import { LIMITS, spendText, type Budget } from "./budget";

/**
 * Copies a value of an extension as JSON would tell it, within the budget and whatever it is made of: a value
 * that cannot be told is undefined, and so left out, and what is told can always be written.
 */
export function copyValue(value: unknown, budget: Budget, depth = 0): unknown {
  switch (typeof value) {
    case "string":
      return spendText(value, LIMITS.details, budget);
    case "number":
      return Number.isFinite(value) ? value : null;
    case "boolean":
      return value;
    case "bigint":
      return spendText(value.toString(), LIMITS.details, budget);
    case "object":
      return value === null ? null : copyObject(value, budget, depth);
    default:
      return undefined;
  }
}

/** Copies the members of an object that have a name `accepts` takes. */
export function copyMembers(
  source: object,
  budget: Budget,
  depth: number,
  accepts: (name: string) => boolean = () => true,
): Record<string, unknown> {
  // Without a prototype, so that a polluted Object.prototype neither refuses a name nor adds one.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const name of memberNames(source, budget)) {
    if (!spendValue(budget)) break;
    // As a member of JSON it is harmless, but not to a client that merges the body into another object.
    if (name === "__proto__") budget.note('A member named "__proto__" was left out.');
    else if (accepts(name))
      copy[spendText(name, LIMITS.name, budget)] = copyValue(readProperty(source, name), budget, depth + 1);
  }
  return copy;
}

function copyObject(source: object, budget: Budget, depth: number): unknown {
  if (depth >= LIMITS.depth) {
    budget.note(`An extension was cut at ${String(LIMITS.depth)} levels.`);
    return undefined;
  }
  const told = toJson(source, budget);
  if (!isObject(told)) return copyValue(told, budget, depth);
  if (isArray(told)) return copyElements(told, budget, depth);
  return copyMembers(told, budget, depth);
}

/** What the object is told as: what it says itself, as a date does, or its entries, or its members. */
function toJson(source: object, budget: Budget): unknown {
  try {
    const own = readProperty(source, "toJSON");
    if (typeof own === "function") return Reflect.apply(own, source, []) as unknown;
    if (types.isBoxedPrimitive(source)) return source.valueOf();
    if (types.isMap(source)) return Object.fromEntries(firstOf(Map.prototype.entries.call(source)));
    return types.isSet(source) ? [...firstOf(Set.prototype.values.call(source))] : source;
  } catch {
    budget.note("An extension was left out: it cannot be told as JSON.");
    return undefined;
  }
}

/** As many as the budget could take, and one more that says there were more. */
function* firstOf<Value>(values: Iterable<Value>): Generator<Value> {
  let left = LIMITS.values;
  for (const value of values) {
    yield value;
    if (left-- === 0) return;
  }
}

function copyElements(source: readonly unknown[], budget: Budget, depth: number): unknown[] {
  const copy: unknown[] = [];
  const length = lengthOf(source);
  for (let index = 0; index < length && spendValue(budget); index++) {
    copy.push(copyValue(readProperty(source, index), budget, depth + 1) ?? null);
  }
  return copy;
}

function memberNames(source: object, budget: Budget): string[] {
  try {
    return Object.keys(source);
  } catch {
    budget.note("An extension was left out: its members cannot be listed.");
    return [];
  }
}

function spendValue(budget: Budget): boolean {
  if (budget.values > 0 && budget.characters > 0) {
    budget.values -= 1;
    return true;
  }
  budget.note("The extensions were cut: they hold too much.");
  return false;
}
