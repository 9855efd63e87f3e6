import type { Envelope, Rows } from "../envelopes/problem";
import { ConfigurationError } from "../errors/configuration-error";
import type { AnyErrorClass, ErrorClass } from "../errors/documented-errors";
import { isErrorStatus } from "../errors/http-error";
import { isObject } from "../untrusted";
import type { ClassName } from "./class-name";

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

/**
 * The status that a profile answers with where `status` was thrown: the same where it lists it, else the one
 * its fallbacks name, else the x00 of the class, as which a client treats a status that it does not know (RFC
 * 9110 section 15). This is the one place that changes a status.
 */
export function answeredStatus(
  { rows, fallbacks }: Pick<Profile, "rows" | "fallbacks">,
  status: number,
): number {
  // A row of success does not answer an error.
  if (!isErrorStatus(status)) return 500;
  if (Object.hasOwn(rows, status)) return status;
  const fallback = Object.hasOwn(fallbacks, status) ? fallbacks[status] : undefined;
  return fallback ?? (status < 500 ? 400 : 500);
}

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
