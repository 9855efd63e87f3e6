import { describeValue } from "../values/describe-value";
import { closestName } from "./closest-name";

/** What was set up wrongly; each code is the anchor of a heading in `docs/configuration-errors.md`. */
export type ConfigurationErrorCode =
  | "unknown-option"
  | "wrong-option"
  | "missing-call"
  | "wrong-profile"
  | "missing-row"
  | "wrong-row"
  | "wrong-fallback"
  | "same-name"
  | "missing-code";

/**
 * Thrown where the package is set up wrongly: an unknown option, a table without its 500, a forgotten `()`.
 * Its message says what was wrong, what was received and what to do. It is a mistake of the program, not of
 * a request, and so it is not an {@link HttpError}.
 *
 * @example
 * ```ts
 * // @ts-expect-error no option has this name
 * errorHandler({ onerror: report });
 * // ConfigurationError: errorHandler received an unknown option "onerror". Did you mean "onError"?
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

/**
 * Checks that `options` is an object with no name but those of `known`.
 *
 * @throws ConfigurationError that names the unknown one, and the known one that was probably meant.
 */
export function assertKnownNames(subject: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new ConfigurationError(
      "wrong-option",
      `${subject} takes an object of options, but received ${describeValue(options)}.`,
    );
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
