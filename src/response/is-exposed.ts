import type { HttpError } from "../errors/http-error";
import { hasOwnNames } from "../values/own-names";
import { readSaid } from "./read-said";

/**
 * Whether the error's own words may leave the process: its message, issues, extensions and instance together.
 * The error may say; otherwise only what was thrown as a 4xx and is answered as one is told.
 */
export function isExposed(error: HttpError, originalStatus: number, status: number): boolean {
  // A 5xx message can name hosts, queries and paths, so it stays in the log.
  const byDefault = originalStatus < 500;
  const expose = readSaid(error, "expose");
  if (typeof expose === "boolean" && (expose !== byDefault || hasOwnNames(error, ["expose"]))) return expose;
  return byDefault && status < 500;
}
