import { types } from "node:util";
import { type Issue, MAX_ISSUES } from "../errors/error-options";
import type { Note } from "../mappers/mapping";
import { cutText, isArray, isObject, lengthOf, readProperty, readString } from "../untrusted";

/**
 * How much of an error's details is sent at most; the rest is cut and noted. Texts are measured in characters. A type or an
 * instance that is too long is left out whole.
 */
export const LIMITS = {
  /** The message. */
  message: 8_192,
  /** A code, a type or an instance. */
  name: 1_024,
  /** Each text of an issue. */
  issueText: 1_024,
  /** The number of issues. */
  issues: MAX_ISSUES,
  /** Issues and extensions together. */
  details: 32_768,
  /** Values within the extensions: members, elements and the objects that hold them. */
  values: 4_096,
  /** Levels of the extensions. */
  depth: 16,
  /** A stack trace, with the option `debug`. */
  stack: 4_096,
} as const;

/** What is left to spend on the details of one error. */
export interface Budget {
  characters: number;
  values: number;
  /** Says that something was left out. */
  note: Note;
}

/** A whole budget. */
export function newBudget(note: Note): Budget {
  return { characters: LIMITS.details, values: LIMITS.values, note };
}

/** A text, cut to the budget. Its length is subtracted from the budget. */
export function spendText(text: string, limit: number, budget: Budget): string {
  const sent = cutText(text, Math.min(limit, budget.characters));
  budget.characters -= sent.length;
  if (sent.length < text.length)
    budget.note(`A text of ${String(text.length)} characters in the details was cut.`);
  return sent;
}

const PARTS: ReadonlySet<unknown> = new Set(["body", "query", "path", "header", "cookie"]);

/** The issues of an error that are sent, and how many there were if that is more. */
interface SentIssues {
  readonly issues: readonly Issue[] | undefined;
  readonly issueCount: number | undefined;
}

const NONE: SentIssues = { issues: undefined, issueCount: undefined };

/** Copies the issues of an error, as many as are sent. The error may count more than it lists. */
export function copyIssues(issues: unknown, stated: unknown, budget: Budget): SentIssues {
  if (issues === undefined) return NONE;
  if (!isArray(issues)) {
    budget.note("The issues were left out: they were not an array.");
    return NONE;
  }
  const length = lengthOf(issues);
  const count = Number.isSafeInteger(stated) ? Math.max(Number(stated), length) : length;
  const sent: Issue[] = [];
  for (let index = 0; index < Math.min(length, LIMITS.issues) && budget.characters > 0; index++) {
    const issue = copyIssue(readProperty(issues, index), budget);
    if (issue === undefined)
      budget.note(`Issue ${String(index)} was left out: it has no detail or no pointer.`);
    else sent.push(issue);
  }
  if (sent.length === 0) return NONE;
  if (sent.length === count) return { issues: sent, issueCount: undefined };
  budget.note(`Of ${String(count)} issues ${String(sent.length)} were sent.`);
  return { issues: sent, issueCount: count };
}

function copyIssue(issue: unknown, budget: Budget): Issue | undefined {
  const detail = readString(issue, "detail");
  const pointer = readString(issue, "pointer");
  if (detail === undefined || pointer === undefined) return undefined;
  const part = readProperty(issue, "in");
  const code = readString(issue, "code");
  return {
    detail: spendText(detail, LIMITS.issueText, budget),
    pointer: spendText(pointer, LIMITS.issueText, budget),
    in: PARTS.has(part) ? (part as Issue["in"]) : undefined,
    code: code === undefined ? undefined : spendText(code, LIMITS.issueText, budget),
  };
}

/**
 * Copies a value of an extension as JSON writes it, within the budget. A bigint becomes a text, a `Map` an object, a `Set` a
 * list. Another value that has no JSON becomes undefined, and is left out, or null in a list. So the copy can always be
 * written.
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
  const json = toJson(source, budget);
  if (!isObject(json)) return copyValue(json, budget, depth);
  if (isArray(json)) return copyElements(json, budget, depth);
  return copyMembers(json, budget, depth);
}

/** What stands for an object in JSON: what its `toJSON` returns, as for a date, its entries, or its members. */
function toJson(source: object, budget: Budget): unknown {
  try {
    if (ArrayBuffer.isView(source)) return bytesToJson(source);
    const own = readProperty(source, "toJSON");
    if (typeof own === "function") return Reflect.apply(own, source, []) as unknown;
    if (types.isBoxedPrimitive(source)) return source.valueOf();
    if (types.isMap(source)) return Object.fromEntries(firstOf(Map.prototype.entries.call(source)));
    return types.isSet(source) ? [...firstOf(Set.prototype.values.call(source))] : source;
  } catch {
    budget.note("An extension was left out: it cannot be written as JSON.");
    return undefined;
  }
}

/** Bytes as JSON.stringify writes them, cut before they are copied: a Buffer has a form of its own. */
function bytesToJson(source: object): unknown {
  if (!types.isTypedArray(source)) return {};
  const elements = [...source.subarray(0, LIMITS.values + 1)];
  return Buffer.isBuffer(source)
    ? { type: "Buffer", data: elements }
    : Object.fromEntries(elements.entries());
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
