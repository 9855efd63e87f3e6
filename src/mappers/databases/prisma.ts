import type { Issue } from "../issues";
import { builtIn, descendsFrom, type Foreign, isArray, type Mapper, membersOf, textOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";
import { fieldIssue } from "./field-issue";
import { failureOfState } from "./postgres";

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
  return databaseError(prismaFailure(error), issuesOf(error));
});

function isOfPrisma(error: Foreign): boolean {
  return typeof error["clientVersion"] === "string" && descendsFrom(error, "Error");
}

function prismaFailure({ name, code, errorCode, meta }: Foreign): DatabaseFailure | undefined {
  switch (name) {
    case "PrismaClientInitializationError":
      return PRISMA_CODES.get(textOf(errorCode) ?? "");
    case "PrismaClientKnownRequestError":
      return PRISMA_CODES.get(textOf(code) ?? "") ?? failureOfDriver(driverCauseOf(meta));
    default:
      return undefined;
  }
}

/** What the adapter of the driver says, which has most of what Prisma's own code does not say. */
function driverCauseOf(meta: unknown): Foreign {
  return membersOf(membersOf(membersOf(meta)["driverAdapterError"])["cause"]);
}

/** A failure for which Prisma has no code of its own, such as that of a raw query. */
function failureOfDriver({ kind, code, message }: Foreign): DatabaseFailure | undefined {
  return kind === "postgres" ? failureOfState(textOf(code) ?? "", textOf(message) ?? "") : undefined;
}

/** The kinds of the codes that are about columns. */
const KINDS: ReadonlyMap<unknown, string> = new Map([
  ["P2000", "maxlength"],
  ["P2002", "unique"],
  ["P2003", "reference"],
  ["P2011", "required"],
  ["P2020", "range"],
]);

function issuesOf({ code, meta }: Foreign): Issue[] {
  const kind = KINDS.get(code);
  return kind === undefined ? [] : columnsOf(meta).map((column) => fieldIssue(column, kind));
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
