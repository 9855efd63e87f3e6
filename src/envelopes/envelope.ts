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
  /** The media type of the body, the value of `Content-Type`. */
  readonly mediaType: string;
  /** Whether a body cannot be told without a code, so that every error row of a profile must have one. */
  readonly requiresCode: boolean;
  /** The body of one answer, told as JSON. It holds only what it takes from the problem. */
  body(problem: Problem): object;
}
