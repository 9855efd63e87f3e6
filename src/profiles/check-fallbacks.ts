import { isErrorStatus } from "../errors/brand";
import { describeValue } from "../values/describe-value";
import { definitionError } from "./definition-error";
import type { Rows } from "./row";

/** Checks that every fallback leads from a status that the table does not list to an error row of it. */
export function checkFallbacks(table: string, rows: Rows, fallbacks: Readonly<Record<number, number>>): void {
  for (const [from, to] of Object.entries(fallbacks)) {
    const fallback = `${table} has a fallback of ${from}`;
    if (!/^[45]\d\d$/.test(from)) {
      throw definitionError(
        "wrong-fallback",
        `${fallback}, which is not the status of an error`,
        "Use numbers from 400 to 599",
      );
    }
    if (Object.hasOwn(rows, from)) {
      throw definitionError(
        "wrong-fallback",
        `${fallback}, which it lists itself`,
        `Remove the fallback or row ${from}`,
      );
    }
    if (!isErrorStatus(to) || !Object.hasOwn(rows, to)) {
      throw definitionError(
        "wrong-fallback",
        `${fallback} to ${describeValue(to)}, which is no error row of it`,
        "Name one of its error rows",
      );
    }
  }
}
