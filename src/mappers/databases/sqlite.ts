import { builtIn, descendsFrom, membersOf } from "../mapping";
import { databaseError, type DatabaseFailure } from "./failure-classes";

/** SQLite's result codes by number (its page "Result and Error Codes"). The drivers write the names. */
export const SQLITE_CODES: ReadonlyMap<number, { readonly name: string; readonly failure: DatabaseFailure }> =
  new Map([
    [5, { name: "SQLITE_BUSY", failure: "unavailable" }],
    [6, { name: "SQLITE_LOCKED", failure: "unavailable" }],
    [8, { name: "SQLITE_READONLY", failure: "unavailable" }],
    [13, { name: "SQLITE_FULL", failure: "unavailable" }],
    [18, { name: "SQLITE_TOOBIG", failure: "invalid" }],
    [20, { name: "SQLITE_MISMATCH", failure: "invalid" }],
    [275, { name: "SQLITE_CONSTRAINT_CHECK", failure: "invalid" }],
    [787, { name: "SQLITE_CONSTRAINT_FOREIGNKEY", failure: "invalid" }],
    [1299, { name: "SQLITE_CONSTRAINT_NOTNULL", failure: "invalid" }],
    [1555, { name: "SQLITE_CONSTRAINT_PRIMARYKEY", failure: "conflict" }],
    [1811, { name: "SQLITE_CONSTRAINT_TRIGGER", failure: "invalid" }],
    [2067, { name: "SQLITE_CONSTRAINT_UNIQUE", failure: "conflict" }],
  ]);

const FAILURES = new Map([...SQLITE_CODES.values()].map(({ name, failure }) => [name, failure]));

/** The classes of better-sqlite3 and libsql, and of the client of libsql. */
const CLASSES = ["SqliteError", "LibsqlError"];

/**
 * The errors of SQLite: of better-sqlite3, of libsql and its client, and of `node:sqlite`.
 *
 * @example
 * ```ts
 * import { mapSqlite } from "express-error-profiles/databases";
 *
 * errorHandler({ mappers: [...defaultMappers, mapSqlite] }); // SQLITE_CONSTRAINT_UNIQUE becomes a 409
 * ```
 */
export const mapSqlite = builtIn("mapSqlite", (error) => {
  return databaseError(sqliteFailure(error));
});

/** What an error of SQLite means; undefined if it is none, or a mistake of the server itself. */
export function sqliteFailure(error: unknown): DatabaseFailure | undefined {
  const { code, errcode, rawCode, cause } = membersOf(error);
  if (typeof code !== "string" || !descendsFrom(error, "Error")) return undefined;
  if (code === "ERR_SQLITE_ERROR") return failureOf(Number(errcode));
  if (!CLASSES.some((name) => descendsFrom(error, name))) return undefined;
  return FAILURES.get(code) ?? failureOf(Number(rawCode ?? membersOf(cause)["rawCode"]));
}

/** An extended code holds the primary one in its low byte. */
function failureOf(code: number): DatabaseFailure | undefined {
  return (SQLITE_CODES.get(code) ?? SQLITE_CODES.get(code & 0xff))?.failure;
}
