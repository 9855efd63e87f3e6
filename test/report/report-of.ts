import { InternalError, type ErrorReport } from "../../src";

/** A report of an error, as it comes to an observer. */
export function reportOf(error: unknown, parts: Partial<ErrorReport> = {}): ErrorReport {
  return {
    error,
    httpError: new InternalError(undefined, { cause: error }),
    status: 500,
    thrownStatus: parts.status ?? 500,
    outcome: "answered",
    requestId: "r-1",
    method: "GET",
    path: "/keys/7",
    message: "",
    notes: [],
    mistakes: [],
    ...parts,
  };
}
