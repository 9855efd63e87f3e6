/** The options that an error keeps as properties of the same name. */
const KEPT_OPTIONS: ReadonlySet<string> = new Set([
  "allow",
  "cause",
  "challenge",
  "code",
  "expose",
  "extensions",
  "headers",
  "instance",
  "issues",
  "retryAfter",
  "type",
]);

/** The ones that http-errors assigns to errors that it wraps; it would overwrite what their maker said. */
const STAMPED_OPTIONS: ReadonlySet<string> = new Set(["expose", "type"]);

/** Own properties alone count, so that a polluted Object.prototype sets no option. */
export function keepOptions(error: Error, options: object | null | undefined): void {
  if (!options) return;
  for (const name of Object.keys(options)) {
    const value: unknown = KEPT_OPTIONS.has(name) ? Reflect.get(options, name) : undefined;
    if (value === undefined) continue;
    if (name === "cause") setHidden(error, name, value);
    else if (STAMPED_OPTIONS.has(name)) setForGood(error, name, value);
    else Reflect.set(error, name, value);
  }
}

/** Sets a property as `Error` sets its own: whoever lists the error's properties does not meet it. */
export function setHidden(error: Error, name: PropertyKey, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

/** Sets a property that a later assignment does not change, and that a field of a subclass does. */
function setForGood(error: Error, name: string, value: unknown): void {
  const ignore = (): void => undefined;
  Object.defineProperty(error, name, { get: () => value, set: ignore, configurable: true, enumerable: true });
}
