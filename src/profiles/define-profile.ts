import type { Codes, DocumentedCode, Envelope, Row, Rows } from "../envelopes/problem";
import { problemDetails } from "../envelopes/problem-details";
import { type ErrorClass, DOCUMENTED_ERRORS, errorClass } from "../errors/documented-errors";
import { checkDefinition } from "./check-definition";
import { classNames } from "./class-name";
import { type ErrorClasses, errorMaker } from "./codes";
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
export interface ProfileDefinition<
  Table extends Rows = Rows,
  Catalogue extends Codes | undefined = Codes | undefined,
> {
  /** What the table is called, in messages about it, e.g. `"orders"`. */
  name: string;
  /**
   * The rows by status, in the words of the published table. There must be a 400 and a 500, e.g.
   * `{ 400: { reason: "Bad Order", meaning: "The order cannot be read." }, … }`.
   */
  rows: Table;
  /**
   * The catalogue of codes, if the API publishes one: each with its status, its meaning and, for those who read the
   * catalogue, a remedy and the address of a page. Then no other code is sent, e.g.
   * `{ "ORD.17": { status: 400, meaning: "The dish is sold out." }, … }`.
   *
   * @default none: an error's own code is sent as it is
   */
  codes?: Catalogue;
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
 * Makes a profile of a published table. Write rows and codes in the call, or `as const` in a constant of their own, so
 * that the compiler knows the names of the classes and the codes.
 *
 * @throws ConfigurationError that names table, row or code, and fix: for a table with no 400 or 500, an empty reason,
 * a fallback to a row that is not there, two rows of one name, an error row without a code if the envelope needs one,
 * or a code of a status that the table does not list as an error.
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
 *   codes: { "ORD.17": { status: 400, meaning: "The dish is sold out." } },
 * });
 * throw new orders.errors.BadOrder();
 * throw orders.error("ORD.17");
 * ```
 */
export function defineProfile<
  const Table extends Rows,
  const Catalogue extends Codes | undefined = undefined,
>(definition: ProfileDefinition<Table, Catalogue>): Profile<Table, Catalogue> {
  checkDefinition(definition);
  return makeProfile(definition);
}

/** Makes a profile without checks: of a definition that passed them, or of a table of this package, which its tests check. */
export function makeProfile<const Table extends Rows, const Catalogue extends Codes | undefined = undefined>(
  definition: ProfileDefinition<Table, Catalogue>,
): Profile<Table, Catalogue> {
  const { name, rows, codes, fallbacks = {}, envelope = problemDetails() } = definition;
  const catalogue = codes === undefined ? undefined : frozenCodes(codes);
  const names = classNames(rows);
  const classes = errorClasses(names);
  return Object.freeze({
    name,
    rows: frozenRows(rows),
    // Without codes, Catalogue is undefined too.
    codes: catalogue as Catalogue,
    fallbacks: Object.freeze({ ...fallbacks }),
    envelope,
    // The names are computed from the rows, by the rule that the type states.
    errors: namedErrors(names, classes) as ProfileErrors<Table, Catalogue>,
    // It checks at run time what the type says of its arguments.
    error: errorMaker(name, catalogue, classes) as Profile<Table, Catalogue>["error"],
  });
}

/** The profile keeps rows of its own, so that it neither changes those it was given nor changes with them. */
function frozenRows<Table extends Rows>(rows: Table): Table {
  const copies = Object.entries<Row>(rows).map(([status, row]) => [status, frozenRow(row)]);
  return Object.freeze(Object.fromEntries(copies)) as Table;
}

/** Member by member, so that what a row inherits is kept as it was checked. */
function frozenRow({ reason, meaning, code, className }: Row): Row {
  return withoutUndefined({ reason, meaning, code, className });
}

/** Without a prototype, so that `constructor` is a code only if the catalogue has it. */
function frozenCodes(codes: Codes): Codes {
  const copies = Object.create(null) as Record<string, DocumentedCode>;
  for (const [code, { status, meaning, remedy, href }] of Object.entries(codes)) {
    const statuses = typeof status === "number" ? status : Object.freeze([...status]);
    copies[code] = withoutUndefined({ status: statuses, meaning, remedy, href });
  }
  return Object.freeze(copies);
}

/** A frozen copy with the members that have a value. */
function withoutUndefined<Members extends object>(members: Members): Members {
  const set = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.freeze(Object.fromEntries(set)) as Members;
}

function errorClasses(names: ReadonlyMap<number, string>): ErrorClasses {
  return new Map(
    Array.from(names, ([status, name]) => [status, documentedError(status) ?? errorClass(status, name)]),
  );
}

function documentedError(status: number): ErrorClass | undefined {
  return (DOCUMENTED_ERRORS as Readonly<Partial<Record<number, ErrorClass>>>)[status];
}

function namedErrors(names: ReadonlyMap<number, string>, classes: ErrorClasses): unknown {
  return Object.freeze(
    Object.fromEntries(Array.from(names, ([status, name]) => [name, classes.get(status)])),
  );
}
