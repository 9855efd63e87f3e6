import { cutText } from "./cut-text";
import { isArray } from "./read-property";

const MAX_CHARACTERS = 80;

/** A value in a few words, for messages that say what was received. Never throws. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the string ${JSON.stringify(cutText(value, MAX_CHARACTERS))}`;
    case "bigint":
      return `the bigint ${cutText(String(value), MAX_CHARACTERS)}n`;
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "object":
      if (value === null) return "null";
      return isArray(value) ? "an array" : "an object";
    default:
      return String(value);
  }
}
