import type { DatabaseFailure } from "./failure-classes";
import { mysqlFailure } from "./mysql";
import { postgresFailure } from "./postgres";
import { socketFailure } from "./socket";
import { sqliteFailure } from "./sqlite";

/** What the error of a driver means, which an ORM or a query builder has wrapped. */
export function driverFailure(error: unknown): DatabaseFailure | undefined {
  return postgresFailure(error) ?? mysqlFailure(error) ?? sqliteFailure(error) ?? socketFailure(error);
}
