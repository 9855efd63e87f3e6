import { isErrorStatus } from "../errors/brand";
import type { Profile } from "./profile";

/**
 * The status that a profile answers with where `status` was thrown: the same where it lists it, else the one
 * its fallbacks name, else the x00 of the class, as which a client treats a status that it does not know (RFC
 * 9110 section 15). This is the one place that changes a status.
 */
export function answeredStatus(
  { rows, fallbacks }: Pick<Profile, "rows" | "fallbacks">,
  status: number,
): number {
  // A row of success does not answer an error.
  if (!isErrorStatus(status)) return 500;
  if (Object.hasOwn(rows, status)) return status;
  const fallback = Object.hasOwn(fallbacks, status) ? fallbacks[status] : undefined;
  return fallback ?? (status < 500 ? 400 : 500);
}
