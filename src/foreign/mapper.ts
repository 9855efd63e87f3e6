import type { HttpError } from "../errors/http-error";

/**
 * Takes a sentence for the notes of the report.
 *
 * @example
 * ```ts
 * const mapQuota = (error: unknown, note?: Note): HttpError | undefined => {
 *   if (!(error instanceof QuotaError)) return undefined;
 *   note?.("A quota is used up.");
 *   return new Forbidden(undefined, { cause: error });
 * };
 * ```
 */
export type Note = (sentence: string) => void;

/**
 * Recognises one kind of foreign error and returns one of our errors for it, or undefined where the error is
 * none of its kind. Give it the thrown value as `cause`. One that throws is noted and passed over.
 *
 * @example
 * ```ts
 * const quota: Mapper = (error) =>
 *   error instanceof QuotaError ? new Forbidden("The quota is used up.", { cause: error }) : undefined;
 * ```
 */
export type Mapper = (error: unknown, note?: Note) => HttpError | undefined;
