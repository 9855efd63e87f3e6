import type { SchemaRow } from "../envelopes/problem";
import { classNames } from "../profiles/class-name";
import { statusesOf } from "../profiles/codes";
import type { Profile } from "../profiles/profile";

/** An error row with what is documented of it. */
export interface NamedRow extends SchemaRow {
  /** The name of its components. */
  readonly name: string;
  /** Its codes in the catalogue with their meanings; empty if there is no catalogue. */
  readonly catalogue: readonly (readonly [code: string, meaning: string])[];
}

/** The error rows of a profile. */
export function namedRows(profile: Profile, prefix: string, requestId: boolean): NamedRow[] {
  const names = classNames(profile.rows);
  const codes = codesByStatus(profile);
  return Object.entries(profile.rows)
    .filter(([status]) => Number(status) >= 400)
    .map(([key, row]) => {
      const status = Number(key);
      const catalogue = codes.get(status) ?? [];
      return {
        ...row,
        status,
        name: prefix + componentName(String(names.get(status)), key),
        catalogue,
        codes: profile.codes && catalogue.map(([code]) => code),
        requestId,
      };
    });
}

/** The name of a class can have letters that the name of a component cannot have. */
function componentName(className: string, status: string): string {
  return /^[\w.-]+$/.test(className) ? className : `Status${status}`;
}

function codesByStatus({ codes = {} }: Profile): Map<number, [string, string][]> {
  const byStatus = new Map<number, [string, string][]>();
  for (const [code, documented] of Object.entries(codes)) {
    for (const status of statusesOf(documented)) {
      const ofStatus = byStatus.get(status) ?? [];
      ofStatus.push([code, documented.meaning]);
      byStatus.set(status, ofStatus);
    }
  }
  return byStatus;
}
