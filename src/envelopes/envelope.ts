import type { Problem } from "./problem";

/**
 * The shape of the JSON body and its media type. Implement it for a shape of your own.
 *
 * @example
 * ```ts
 * const plain: Envelope = {
 *   mediaType: "application/json",
 *   requiresCode: false,
 *   body: (problem) => ({ message: problem.detail }),
 * };
 * ```
 */
export interface Envelope {
  /** The media type of the body, the value of `Content-Type`, e.g. `"application/json"`. */
  readonly mediaType: string;
  /** Whether a body cannot be told without a code, so that every error row of a profile must have one. */
  readonly requiresCode: boolean;
  /** The body of one answer, told as JSON, e.g. `{ message: problem.detail }`. Nothing is added to it. */
  body(problem: Problem): object;
}
