import { PUBLISHED_BASE, PUBLISHED_KMS, type PublishedRow } from "../profiles/published-tables";
import type { ProfileName } from "./settings";

/** The error rows of the published pages by status. They are not those of src, whose mistakes no test must share. */
export const DOCUMENTED: Record<ProfileName, Readonly<Record<number, PublishedRow>>> = {
  base: errorRows(PUBLISHED_BASE),
  kms: errorRows(PUBLISHED_KMS),
};

function errorRows(table: readonly PublishedRow[]): Record<number, PublishedRow> {
  return Object.fromEntries(table.filter(({ status }) => status >= 400).map((row) => [row.status, row]));
}

const KMS_FALLBACKS: Readonly<Record<number, number>> = { 401: 403, 406: 400, 409: 400, 503: 500 };

/** The status that the published table answers where `thrown` was meant. */
export function documentedStatus(profile: ProfileName, thrown: number): number {
  if (thrown in DOCUMENTED[profile]) return thrown;
  const fallback = profile === "kms" ? KMS_FALLBACKS[thrown] : undefined;
  return fallback ?? (thrown >= 400 && thrown < 500 ? 400 : 500);
}
