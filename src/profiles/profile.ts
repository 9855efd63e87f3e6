import type { Codes, Envelope, Row, Rows } from "../envelopes/problem";
import { ConfigurationError } from "../errors/configuration-error";
import type { ErrorClass } from "../errors/documented-errors";
import type { HttpErrorOptions } from "../errors/error-options";
import { isErrorStatus } from "../errors/http-error";
import { isObject } from "../untrusted";
import type { ClassName } from "./class-name";

/** The statuses of a table that are those of errors. */
export type ErrorStatus<Table extends Rows> = {
  [Status in keyof Table & number]: number extends Status
    ? number
    : `${Status}` extends `4${string}` | `5${string}`
      ? Status
      : never;
}[keyof Table & number];

/** The name of the class of a row: the one that the row gives, else one made of the reason. */
type NameOfRow<OneRow extends Row> = OneRow extends { readonly className: infer Name extends string }
  ? Name
  : ClassName<OneRow["reason"]>;

/** The statuses of a table by the names of their rows: more than one where rows share a name. */
type StatusesByName<Table extends Rows> = {
  [Status in ErrorStatus<Table> as NameOfRow<Table[Status]>]: Status;
};

/** The name of the class of a status in {@link ProfileErrors}: that of its row, with the status if it is shared. */
type NameOfStatus<
  Table extends Rows,
  Status extends ErrorStatus<Table>,
  ByName = StatusesByName<Table>,
> = Table[Status] extends { readonly className: infer Name extends string }
  ? Name
  : ClassName<Table[Status]["reason"]> extends infer Name extends string
    ? [ByName[Name & keyof ByName]] extends [Status]
      ? Name
      : `${Name}${Status}`
    : never;

/** The codes of a catalogue; of a profile without one, none. */
export type CodeOf<Catalogue extends Codes | undefined> = Catalogue extends Codes
  ? keyof Catalogue & (string | number)
  : never;

/** The statuses that a code belongs to. */
type StatusOfCode<Catalogue extends Codes | undefined, Code> = Catalogue extends Codes
  ? Catalogue[Code & keyof Catalogue]["status"] extends infer Status
    ? Status extends readonly (infer One extends number)[]
      ? One
      : Status & number
    : never
  : never;

/** The codes that belong to a status; of a profile without a catalogue, any. */
type CodeOfStatus<Catalogue extends Codes | undefined, Status extends number> = Catalogue extends Codes
  ? {
      [Code in CodeOf<Catalogue>]: Status extends StatusOfCode<Catalogue, Code> ? Code : never;
    }[CodeOf<Catalogue>]
  : string | number;

/**
 * The error classes of a table, by the names of its reasons.
 *
 * @example
 * ```ts
 * const errors: ProfileErrors<typeof kmsProfile.rows> = kmsProfile.errors;
 * throw new errors.InternalServerError();
 * ```
 */
export type ProfileErrors<Table extends Rows, Catalogue extends Codes | undefined = undefined> = {
  readonly [Status in ErrorStatus<Table> as NameOfStatus<Table, Status>]: number extends Status
    ? ErrorClass
    : ErrorClass<Status, CodeOfStatus<Catalogue, Status>>;
};

/** The options of an error that a profile makes of a code. */
type CodeErrorOptions<Status extends number> = HttpErrorOptions<Status, never> & {
  /** The status of the error, for a code that belongs to several. */
  status?: Status | undefined;
};

/**
 * A published table as data. Make one with {@link defineProfile}. The second argument is its catalogue of codes, or
 * `undefined` for a profile without one.
 *
 * @example
 * ```ts
 * const profiles: Record<string, Profile> = { v1: kmsProfile, v2: baseProfile };
 * ```
 */
export interface Profile<Table extends Rows = Rows, Catalogue extends Codes | undefined = Codes | undefined> {
  /** What the table is called, in messages about it, e.g. `"KMS"`. */
  readonly name: string;
  /** The rows by status, those of success included; read-only: `profile.rows[404].reason` is `"Not Found"`. */
  readonly rows: Table;
  /** The catalogue by code, read-only: `profile.codes["KMS.0207"].status` is 404. Undefined if there is none. */
  readonly codes: Catalogue;
  /** The listed status that stands in for one that is not, e.g. `{ 401: 403 }`; the rest falls to 400 or 500. */
  readonly fallbacks: Readonly<Record<number, number>>;
  /** The shape of the bodies. */
  readonly envelope: Envelope;
  /** The class of each error row. If you throw only these classes, the compiler guarantees a listed status. */
  readonly errors: ProfileErrors<Table, Catalogue>;
  /**
   * Makes an error of a code: of the class of its status, with the code.
   *
   * @param code - A code of the catalogue.
   * @param message - What went wrong, for the client to read; without it, the meaning of the code.
   * @throws ConfigurationError if the catalogue does not have the code, or has it for another status than `status`.
   */
  error<Code extends CodeOf<Catalogue>>(
    code: Code,
    message?: string,
    options?: CodeErrorOptions<StatusOfCode<Catalogue, Code>>,
  ): InstanceType<ErrorClass<StatusOfCode<Catalogue, Code>>>;
  /** The same without a message. */
  error<Code extends CodeOf<Catalogue>>(
    code: Code,
    options: CodeErrorOptions<StatusOfCode<Catalogue, Code>>,
  ): InstanceType<ErrorClass<StatusOfCode<Catalogue, Code>>>;
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

/** Refuses a profile that is passed instead of the options. */
export function assertNoProfile(subject: string, options: unknown): void {
  if (!isProfile(options)) return;
  throw new ConfigurationError(
    "wrong-option",
    `${subject} takes an object of options, but received a profile. Write { profile: … } around it.`,
  );
}
