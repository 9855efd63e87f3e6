import type { Issue } from "../issues";
import {
  builtIn,
  descendsFrom,
  type Foreign,
  isArray,
  type Mapper,
  membersOf,
  messageOf,
  textOf,
} from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";
import { fieldIssue } from "./field-issue";
import { MYSQL_NUMBERS } from "./mysql";
import { failureOfState } from "./postgres";
import { SQLITE_CODES } from "./sqlite";

/** Prisma's errors by code (its "Error message reference"). */
export const PRISMA_CODES: ReadonlyMap<string, DatabaseFailure> = new Map([
  ["P1001", "unavailable"], // the server cannot be reached
  ["P1002", "unavailable"], // the server was reached, but timed out
  ["P1008", "unavailable"], // an operation timed out
  ["P1017", "unavailable"], // the server closed the connection
  ["P2000", "invalid"], // too long for the column
  ["P2001", "missing"], // the record of the condition does not exist
  ["P2002", "conflict"], // unique constraint
  ["P2003", "invalid"], // foreign key constraint
  ["P2004", "invalid"], // constraint of the database
  ["P2006", "invalid"], // not valid for the field
  ["P2007", "invalid"], // data validation
  ["P2011", "invalid"], // null constraint
  ["P2014", "conflict"], // the change would break a required relation
  ["P2015", "missing"], // a related record does not exist
  ["P2018", "missing"], // the records to connect do not exist
  ["P2020", "invalid"], // out of range for the type
  ["P2023", "invalid"], // inconsistent column data, such as a malformed id
  ["P2024", "unavailable"], // no connection of the pool became free
  ["P2025", "missing"], // a record that is required does not exist
  ["P2033", "invalid"], // a number too large for 64 bits
  ["P2034", "unavailable"], // a write conflict or a deadlock
  ["P2037", "unavailable"], // too many connections
]);

/**
 * The errors of Prisma's client.
 *
 * @example
 * ```ts
 * import { mapPrisma } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapPrisma] }); // P2025, a missing record, becomes a 404
 * ```
 */
export const mapPrisma = builtIn("mapPrisma", (error) => {
  return isOfPrisma(error) ? databaseError(prismaFailure(error)) : undefined;
});

/**
 * The same mapper, with issues that name the columns, as far as Prisma does. An argument that is missing or of the
 * wrong type is a 400, too.
 */
export const mapPrismaWithIssues: Mapper = builtIn("mapPrisma", (error) => {
  if (!isOfPrisma(error)) return undefined;
  if (error["name"] === "PrismaClientValidationError") {
    const issue = issueOfArgument(textOf(error["message"]) ?? "");
    return issue && databaseError("invalid", [issue]);
  }
  const failure = prismaFailure(error);
  return databaseError(failure, issuesOf(error, failure));
});

function isOfPrisma(error: Foreign): boolean {
  return typeof error["clientVersion"] === "string" && descendsFrom(error, "Error");
}

/** What Prisma says, under a code that has other meanings too, if a transaction got no connection in its `maxWait`. */
const NOT_STARTED = "Transaction API error: Unable to start a transaction in the given time.";

function prismaFailure(error: Foreign): DatabaseFailure | undefined {
  const { name, code, errorCode, meta } = error;
  switch (name) {
    case "PrismaClientInitializationError":
      return PRISMA_CODES.get(textOf(errorCode) ?? "");
    case "PrismaClientKnownRequestError":
      if (code === "P2028" && messageOf(error) === NOT_STARTED) return "unavailable";
      // Prisma has one code for a reference to a row that is not there and for a row that is referred to, and one for
      // every failure of a raw query.
      return failureOfDriver(driverCauseOf(meta)) ?? PRISMA_CODES.get(textOf(code) ?? "");
    default:
      return undefined;
  }
}

/** What the adapter of the driver says, which has most of what Prisma's own code does not say. */
function driverCauseOf(meta: unknown): Foreign {
  return membersOf(membersOf(membersOf(meta)["driverAdapterError"])["cause"]);
}

/**
 * What the database answered, as text: a SQLSTATE of PostgreSQL, or a number of MySQL or SQLite. None is in two of the
 * tables. The first adapters had no `originalCode`.
 */
function failureOfDriver(cause: Foreign): DatabaseFailure | undefined {
  const { originalCode = cause["code"], originalMessage = cause["message"] } = cause;
  const code = textOf(originalCode) ?? "";
  return (
    failureOfState(code, textOf(originalMessage) ?? "") ??
    MYSQL_NUMBERS.get(Number(code)) ??
    SQLITE_CODES.get(Number(code))?.failure
  );
}

/** The kinds of the codes that are about columns. */
const KINDS: ReadonlyMap<unknown, string> = new Map([
  ["P2000", "maxlength"],
  ["P2002", "unique"],
  ["P2003", "reference"],
  ["P2011", "required"],
  ["P2020", "range"],
]);

function issuesOf({ code, meta }: Foreign, failure: DatabaseFailure | undefined): Issue[] {
  const kind = KINDS.get(code);
  // A row that is referred to has no field that is wrong.
  const isReferredTo = kind === "reference" && failure === "conflict";
  return kind === undefined || isReferredTo ? [] : columnsOf(meta).map((column) => fieldIssue(column, kind));
}

/** The columns that an error names. Engine and adapters of the versions each have a place of their own for them. */
function columnsOf(meta: unknown): string[] {
  const { target, constraint, column_name } = membersOf(meta);
  const { constraint: ofDriver, table } = driverCauseOf(meta);
  const { fields, index } = membersOf(ofDriver);
  const columns = [target, constraint, fields].find(isArray) ?? [column_name ?? columnOfIndex(index, table)];
  return columns.filter((column) => typeof column === "string");
}

/** The column of an index that Prisma or PostgreSQL named; undefined if it may be of several. */
function columnOfIndex(index: unknown, table: unknown): string | undefined {
  const name = textOf(index) ?? "";
  const prefix = `${textOf(table) ?? ""}_`;
  const column =
    name.startsWith(prefix) && name.endsWith("_key") ? name.slice(prefix.length, -"_key".length) : "";
  return /^[^_]+$/.test(column) ? column : undefined;
}

/** How the message of a PrismaClientValidationError ends. Above that, it quotes the whole call. */
const ARGUMENT =
  /^Argument `([^`\n]{1,200})`(?:( is missing\.| must not be null\.)|: Invalid value provided\.)/;

function issueOfArgument(message: string): Issue | undefined {
  const [, name, missing] = ARGUMENT.exec(message.slice(message.lastIndexOf("\n") + 1)) ?? [];
  return name === undefined ? undefined : fieldIssue(name, missing === undefined ? "type" : "required");
}
