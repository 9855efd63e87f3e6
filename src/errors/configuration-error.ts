import { describeValue } from "../untrusted";

/**
 * What was set up wrongly; each code is the anchor of a heading in `docs/configuration-errors.md`.
 *
 * @example
 * ```ts
 * const pageOf = (code: ConfigurationErrorCode): string => `docs/configuration-errors.md#${code}`;
 * ```
 */
export type ConfigurationErrorCode =
  | "unknown-option"
  | "wrong-option"
  | "missing-call"
  | "no-route"
  | "wrong-profile"
  | "missing-row"
  | "wrong-row"
  | "wrong-fallback"
  | "same-name"
  | "missing-code"
  | "wrong-code"
  | "unknown-code";

/**
 * Thrown where the package is set up wrongly: an unknown option, a table without its 500, a forgotten `()`.
 * Its message says what was wrong, what was received and what to do. It is a mistake of the program, not of
 * a request, and so it is not an {@link HttpError}.
 *
 * @example
 * ```ts
 * defineProfile({ name: "orders", rows: { 400: { reason: "Bad Order", meaning: "It cannot be read." } } });
 * // ConfigurationError: The profile "orders" has no row 500, to which all else falls back. Add row 500.
 * ```
 */
export class ConfigurationError extends Error {
  /** The kind of mistake: the anchor of its heading in `docs/configuration-errors.md`. */
  readonly code: ConfigurationErrorCode;

  constructor(code: ConfigurationErrorCode, message: string) {
    super(`${message} See docs/configuration-errors.md#${code} of express-error-profiles.`);
    this.code = code;
  }
}

// On the prototype, so that it is in the stack, and as a value, so that a subclass may set its own.
Object.defineProperty(ConfigurationError.prototype, "name", {
  value: "ConfigurationError",
  configurable: true,
  writable: true,
});

/** The error for an option or an argument of the wrong type. It says what `subject` takes, and what it received. */
export function wrongOption(subject: string, takes: string, received: unknown): ConfigurationError {
  const message = `${subject} takes ${takes}, but received ${describeValue(received)}.`;
  return new ConfigurationError("wrong-option", message);
}

/**
 * Checks that `options` is an object with no name but those of `known`.
 *
 * @throws ConfigurationError that names the unknown one, and the known one that was probably meant.
 */
export function assertKnownNames(subject: string, options: unknown, known: readonly string[]): void {
  // The entries of a list or of a Map would be overlooked.
  if (typeof options !== "object" || options === null || Symbol.iterator in options) {
    throw wrongOption(subject, "an object of options", options);
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = closestName(name, known);
    const cure = meant === undefined ? `It takes ${known.join(", ")}.` : `Did you mean "${meant}"?`;
    throw new ConfigurationError(
      "unknown-option",
      `${subject} received an unknown option "${name}". ${cure}`,
    );
  }
}

/** The error of a wrong definition: what is wrong with which table, and what to do. */
export function definitionError(
  code: ConfigurationErrorCode,
  what: string,
  cure: string,
): ConfigurationError {
  return new ConfigurationError(code, `${what}. ${cure}.`);
}

/** The largest number of edits at which two names still count as the same one mistyped. */
const MAX_EDITS = 3;

/** The one of `known` that was probably meant by `received`, or undefined if none is near. */
export function closestName(received: string, known: readonly string[]): string | undefined {
  const names = known.filter((name) => Math.abs(name.length - received.length) <= MAX_EDITS);
  const lower = names.length === 0 ? "" : received.toLowerCase();
  let closest: string | undefined;
  let fewest = Math.min(MAX_EDITS, Math.floor(received.length / 2)) + 1;
  for (const name of names) {
    const edits = countEdits(lower, name.toLowerCase(), fewest - 1);
    if (edits < fewest) {
      closest = name;
      fewest = edits;
    }
  }
  return closest;
}

/** The Levenshtein distance of two words, or more than `most` if it is more: a mistyped name is near. */
function countEdits(from: string, to: string, most: number): number {
  if (from === "" || to === "") return from.length + to.length;
  const fromRest = from.slice(1);
  const toRest = to.slice(1);
  if (to.startsWith(from.charAt(0))) return countEdits(fromRest, toRest, most);
  if (most <= 0) return 1;
  const fewest = Math.min(
    countEdits(fromRest, to, most - 1),
    countEdits(from, toRest, most - 1),
    countEdits(fromRest, toRest, most - 1),
  );
  return fewest + 1;
}
