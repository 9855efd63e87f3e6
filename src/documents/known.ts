import { oneLine, type Table } from "./table";

/** What the table says that a page is compared with: the page is read with it, since codes and texts can have any look. */
export interface Known {
  /** The meanings of its codes, by code. */
  readonly codes: ReadonlyMap<string, string>;
  /** Its reasons, meanings and remedies. */
  readonly texts: ReadonlySet<string>;
}

/** For a page that is compared with nothing. */
export const NOTHING_KNOWN: Known = { codes: new Map(), texts: new Set() };

/** What is known of a page from the table that it is compared with. */
export function knownOf({ rows, codes }: Pick<Table, "rows" | "codes">): Known {
  const texts = [
    ...[...rows.values()].flatMap(({ reason, meaning }) => [reason, meaning]),
    ...[...codes.values()].flatMap(({ meaning, remedy }) => [meaning, remedy]),
  ];
  return {
    codes: new Map([...codes].map(([code, { meaning }]) => [code, oneLine(meaning)])),
    texts: new Set(texts.map(oneLine)),
  };
}
