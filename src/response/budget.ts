import type { Note } from "../foreign/mapper";
import { cutText } from "../values/cut-text";

/** How much of an error's details is sent at most; the rest is cut and noted. All in characters but the count of values. */
export const LIMITS = {
  /** The message. */
  message: 8_192,
  /** A code, a type or an instance. */
  name: 1_024,
  /** Each text of an issue. */
  issueText: 1_024,
  /** The number of issues. */
  issues: 100,
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

/** A text within the budget, which it is taken off. */
export function spendText(text: string, limit: number, budget: Budget): string {
  const told = cutText(text, Math.min(limit, budget.characters));
  budget.characters -= told.length;
  if (told.length < text.length)
    budget.note(`A text of ${String(text.length)} characters in the details was cut.`);
  return told;
}
