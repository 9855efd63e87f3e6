import { ConfigurationError } from "../errors/configuration-error";
import { isObject } from "../values/read-property";

/** Whether a value has what a profile has. */
export function isProfile(value: unknown): boolean {
  return (
    isObject(value) &&
    ["rows", "fallbacks", "envelope", "errors"].every((name) => isObject(Reflect.get(value, name)))
  );
}

/** Refuses a profile in the place of the options that hold one. */
export function assertNoProfile(subject: string, options: unknown): void {
  if (!isProfile(options)) return;
  throw new ConfigurationError(
    "wrong-option",
    `${subject} takes an object of options, but received a profile. Write { profile: … } around it.`,
  );
}
