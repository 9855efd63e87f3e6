import type { HttpError } from "../errors/http-error";
import { readProperty } from "../values/read-property";

/**
 * Whether the error's own words may leave the process: its message, issues, extensions and instance together.
 * The error may say; otherwise only what was thrown as a 4xx and is answered as one is told.
 */
export function isExposed(error: HttpError, originalStatus: number, status: number): boolean {
  // A 5xx message can name hosts, queries and paths, so it stays in the log.
  const byDefault = originalStatus < 500;
  // http-errors stamps what it wraps with a status and an expose that its maker never said.
  const isStamped = readProperty(error, "status") !== originalStatus;
  const expose = isStamped ? undefined : readProperty(error, "expose");
  if (typeof expose === "boolean" && (expose !== byDefault || hasOwnExpose(error))) return expose;
  return byDefault && status < 500;
}

function hasOwnExpose(error: HttpError): boolean {
  try {
    return Object.hasOwn(error, "expose");
  } catch {
    return false;
  }
}
