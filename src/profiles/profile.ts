import type { Envelope } from "../envelopes/envelope";
import type { AnyErrorClass, ErrorClass } from "../errors/error-class";
import type { ClassName } from "./class-name";
import type { Rows } from "./row";

/**
 * The statuses of a table that are those of errors.
 *
 * @example
 * ```ts
 * const status: ErrorStatus<typeof kmsProfile.rows> = 404; // 400 | 403 | 404 | 500
 * ```
 */
export type ErrorStatus<Table extends Rows> = {
  [Status in keyof Table & number]: number extends Status
    ? number
    : `${Status}` extends `4${string}` | `5${string}`
      ? Status
      : never;
}[keyof Table & number];

/**
 * The error classes of a table, by the names of its reasons.
 *
 * @example
 * ```ts
 * const errors: ProfileErrors<typeof kmsProfile.rows> = kmsProfile.errors;
 * throw new errors.InternalServerError();
 * ```
 */
export type ProfileErrors<Table extends Rows> = {
  readonly [Status in ErrorStatus<Table> as ClassName<Table[Status]["reason"]>]: number extends Status
    ? AnyErrorClass
    : ErrorClass<Status>;
};

/**
 * A published table as data. Make one with {@link defineProfile}.
 *
 * @example
 * ```ts
 * const profiles: Record<string, Profile> = { v1: kmsProfile, v2: baseProfile };
 * ```
 */
export interface Profile<Table extends Rows = Rows> {
  /** What the table is called, in messages about it, e.g. `"KMS"`. */
  readonly name: string;
  /** The rows by status, those of success included; read-only: `profile.rows[404].reason` is `"Not Found"`. */
  readonly rows: Table;
  /** The listed status that stands in for one that is not, e.g. `{ 401: 403 }`; the rest falls to 400 or 500. */
  readonly fallbacks: Readonly<Record<number, number>>;
  /** The shape of the bodies. */
  readonly envelope: Envelope;
  /** The class of each error row. Who throws only from here is held to the table by the compiler. */
  readonly errors: ProfileErrors<Table>;
}
