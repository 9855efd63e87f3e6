import { mapSqlite } from "../../../src/databases";
import { mapError } from "../../support/map-error";

/** What the tests need of `node:sqlite`, which Node has from version 22 on. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => { exec: (sql: string) => void; close: () => void };
}

const sqlite = process.getBuiltinModule("node:sqlite") as NodeSqlite | undefined;

const TABLES = `
  PRAGMA foreign_keys = ON;
  CREATE TABLE keys (id integer PRIMARY KEY, name text NOT NULL UNIQUE, size integer CHECK (size > 0));
  CREATE TABLE versions (id integer PRIMARY KEY, key integer NOT NULL REFERENCES keys (id));
  INSERT INTO keys VALUES (1, 'a', 1);
`;

/** The status that the mapper gives what `node:sqlite` throws for a statement. */
function statusOf({ DatabaseSync }: NodeSqlite, sql: string): number | undefined {
  const database = new DatabaseSync(":memory:");
  try {
    database.exec(TABLES);
    database.exec(sql);
  } catch (error) {
    return mapError(mapSqlite, error)?.status;
  } finally {
    database.close();
  }
  throw new Error("The statement did not fail.");
}

it("judges the errors of node:sqlite, if Node has it", () => {
  const isNew = Number(process.versions.node.split(".")[0]) >= 22;
  expect(sqlite !== undefined).toBe(isNew);
  const statuses =
    sqlite &&
    [
      "INSERT INTO keys VALUES (2, 'a', 1)",
      "INSERT INTO keys VALUES (1, 'b', 1)",
      "INSERT INTO keys VALUES (2, NULL, 1)",
      "INSERT INTO keys VALUES (2, 'b', -1)",
      "INSERT INTO versions VALUES (1, 99)",
      "SELECT * FROM secrets",
    ].map((sql) => statusOf(sqlite, sql));
  expect(statuses).toEqual(isNew ? [409, 409, 400, 400, 400, undefined] : undefined);
});
