import type { HttpError } from "../errors/http-error";

/**
 * How a failed request ended. `answered`: with the documented answer. `aborted`: the client went before it.
 * `torn`: the response had begun and was cut. `late`: the response had already ended.
 */
export type Outcome = "answered" | "aborted" | "torn" | "late";

/** What an observer is told about one failed request. */
export interface ErrorReport {
  /** The value as it was thrown. It can hold secrets, and so can `httpError.cause`, which is the same value: log
   * with {@link defaultLogger}, or choose what you log of it. */
  readonly error: unknown;
  /** The error of ours that was answered: the thrown one, or the one that stands for it, which has it as cause. */
  readonly httpError: HttpError;
  /** The status of the answer; it was sent where `outcome` is `answered`. */
  readonly status: number;
  /** The status of `httpError`, which differs where the profile does not list it. */
  readonly originalStatus: number;
  /** How the request ended. */
  readonly outcome: Outcome;
  /** The request id that the client has too; absent where it is turned off. */
  readonly requestId?: string | undefined;
  /** The method of the request. */
  readonly method: string;
  /** The path of the request, without its query. */
  readonly path: string;
  /** What was left out of the answer and why, a sentence each. */
  readonly notes: readonly string[];
}
