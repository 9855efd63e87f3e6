import type { Envelope, Row, Rows } from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import { type AnyErrorClass, DOCUMENTED_ERRORS, errorClass } from "../errors/documented-errors";
import { checkDefinition } from "./check-definition";
import { className } from "./class-name";
import type { Profile, ProfileErrors } from "./profile";

/**
 * What {@link defineProfile} takes.
 *
 * @example
 * ```ts
 * const definition: ProfileDefinition = {
 *   name: "orders",
 *   rows: {
 *     400: { reason: "Bad Order", meaning: "The order cannot be read." },
 *     500: { reason: "Kitchen Fire", meaning: "It is our fault." },
 *   },
 * };
 * ```
 */
export interface ProfileDefinition<Table extends Rows = Rows> {
  /** What the table is called, in messages about it, e.g. `"orders"`. */
  name: string;
  /**
   * The rows by status, in the words of the published table. There must be a 400 and a 500, e.g.
   * `{ 400: { reason: "Bad Order", meaning: "The order cannot be read." }, … }`.
   */
  rows: Table;
  /**
   * The listed status that stands in for one that is not listed, e.g. `{ 401: 403 }`.
   *
   * @default none: any other 4xx is answered as 400, anything else as 500
   */
  fallbacks?: Readonly<Record<number, number>> | undefined;
  /**
   * The shape of the bodies, e.g. `nestedErrorCode()`.
   *
   * @default problemDetails()
   */
  envelope?: Envelope | undefined;
}

/**
 * Makes a profile of a published table.
 *
 * @throws ConfigurationError that names table, row and cure: for a table with no 400 or 500, a reason that is
 * empty or that no status line can carry, a fallback to a row that is not there, two rows of one name, or an
 * error row without a code where the envelope needs one.
 *
 * @example
 * ```ts
 * const orders = defineProfile({
 *   name: "orders",
 *   rows: {
 *     200: { reason: "OK", meaning: "Here it is." },
 *     400: { reason: "Bad Order", meaning: "The order cannot be read." },
 *     500: { reason: "Kitchen Fire", meaning: "It is our fault. Try again later." },
 *   },
 * });
 * throw new orders.errors.BadOrder();
 * ```
 */
export function defineProfile<const Table extends Rows>(
  definition: ProfileDefinition<Table>,
): Profile<Table> {
  checkDefinition(definition);
  const { name, rows, fallbacks = {}, envelope = problemDetails() } = definition;
  return Object.freeze({
    name,
    rows: frozenCopy(rows),
    fallbacks: Object.freeze({ ...fallbacks }),
    envelope,
    // The names are computed from the reasons, by the rule that the type states.
    errors: profileErrors(rows) as ProfileErrors<Table>,
  });
}

/** The profile keeps rows of its own, so that it neither changes those it was given nor changes with them. */
function frozenCopy<Table extends Rows>(rows: Table): Table {
  const copies = Object.entries<Row>(rows).map(([status, row]) => [status, frozenRow(row)]);
  return Object.freeze(Object.fromEntries(copies)) as Table;
}

/** Member by member, so that what a row inherits is kept as it was checked. */
function frozenRow({ reason, meaning, code }: Row): Row {
  return Object.freeze(code === undefined ? { reason, meaning } : { reason, meaning, code });
}

function profileErrors(rows: Rows): unknown {
  const errors: Record<string, AnyErrorClass> = {};
  for (const [key, { reason }] of Object.entries(rows)) {
    const status = Number(key);
    if (status >= 400)
      errors[className(reason)] = documentedError(status) ?? errorClass(status, className(reason));
  }
  return Object.freeze(errors);
}

function documentedError(status: number): AnyErrorClass | undefined {
  return (DOCUMENTED_ERRORS as Readonly<Partial<Record<number, AnyErrorClass>>>)[status];
}
