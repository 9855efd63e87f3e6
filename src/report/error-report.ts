import type { HttpError } from "../errors/http-error";

/**
 * How a failed request ended. `answered`: with the documented answer. `aborted`: the client went before it.
 * `torn`: the response had begun and was cut. `late`: the response had already ended.
 *
 * @example
 * ```ts
 * const wasSent = (outcome: Outcome): boolean => outcome === "answered";
 * ```
 */
export type Outcome = "answered" | "aborted" | "torn" | "late";

/**
 * What an observer is told about one failed request.
 *
 * @example
 * ```ts
 * const line = ({ method, path, status, outcome }: ErrorReport): string =>
 *   `${method} ${path} ${status} ${outcome}`; // GET /keys/7 404 answered
 * ```
 */
export interface ErrorReport {
  /** The value as it was thrown. It can hold secrets, and so can `httpError.cause`, which is the same value: log
   * with {@link defaultLogger}, or choose what you log of it. */
  readonly error: unknown;
  /** The error of ours that was answered: the thrown one, or the one that stands for it, which has it as cause. */
  readonly httpError: HttpError;
  /** The status of the answer, e.g. `400`; it was sent where `outcome` is `answered`. */
  readonly status: number;
  /** The status of `httpError`, e.g. `429`; it differs from `status` where the profile does not list it. */
  readonly originalStatus: number;
  /** How the request ended. */
  readonly outcome: Outcome;
  /** The request id that the client has too; absent where it is turned off. */
  readonly requestId?: string | undefined;
  /** The method of the request, e.g. `"GET"`. */
  readonly method: string;
  /** The path of the request as the client sent it, without its query, e.g. `"/keys/7"`. */
  readonly path: string;
  /** What was left out of the answer and why, a sentence each. */
  readonly notes: readonly string[];
}
