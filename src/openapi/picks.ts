import type { Codes, Rows } from "../envelopes/problem";
import { wrongOption } from "../errors/configuration-error";
import { isErrorStatus } from "../errors/http-error";
import { findCode, statusesOf, unknownCode } from "../profiles/codes";
import { answeredStatus, type CodeOf, type Profile } from "../profiles/profile";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberIn<Text> = Text extends `${infer Found extends number}` ? Found : never;

/** Every status of an error, from 400 to 599. */
type AnyErrorStatus = NumberIn<`${4 | 5}${Digit}${Digit}`>;

/**
 * What an operation answers: a status of the table, a status of an error, which its fallback stands in for if the table does
 * not list it, or a code of the catalogue.
 *
 * @example
 * ```ts
 * const picks: OpenApiPick<typeof kmsProfile.rows>[] = [200, 404, 429];
 * ```
 */
export type OpenApiPick<Table extends Rows = Rows, Catalogue extends Codes | undefined = undefined> =
  (keyof Table & number) | AnyErrorStatus | CodeOf<Catalogue>;

/** The rows that picks stand for, by status and each once. */
export function rowsOfPicks(subject: string, profile: Profile, picks: readonly unknown[]): Set<number> {
  return new Set(picks.flatMap((pick) => rowsOfPick(subject, profile, pick)));
}

/** A code can belong to several statuses. A number is a status rather than a code. */
function rowsOfPick(subject: string, profile: Profile, pick: unknown): number | readonly number[] {
  const { name, rows, codes } = profile;
  if (typeof pick === "number" && Object.hasOwn(rows, pick)) return pick;
  if (isErrorStatus(pick)) return answeredStatus(profile, pick);
  const documented = findCode(codes, pick);
  if (documented !== undefined) return statusesOf(documented);
  if (typeof pick === "string") throw unknownCode(subject, name, codes, pick);
  const takes = `statuses from 400 to 599, other statuses of the profile "${name}", and its codes`;
  throw wrongOption(subject, takes, pick);
}
