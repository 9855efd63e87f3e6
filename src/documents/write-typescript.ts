import type { Table, TableCode } from "./table";

/** What a module is written of. */
export interface WrittenTable extends Table {
  readonly assumptions: readonly string[];
  /** The documents that were read. */
  readonly documents: readonly { readonly name: string; readonly sha256: string }[];
}

/** How every module begins that is written here. */
const MARK = "// Written by express-error-profiles";

/** Whether a file was written here, so that it may be written again. */
export function isWrittenHere(content: string): boolean {
  return content.startsWith(MARK);
}

/** The module of a table: data with literal types, to be given to `defineProfile`. */
export function writeTypeScript({ name, rows, codes, assumptions, documents }: WrittenTable): string {
  const lines = [
    `${MARK}. Do not edit it: run \`express-error-profiles read\` again when the document changes.`,
    ...documents.map((document) => `// Document: ${printable(document.name)}, SHA-256 ${document.sha256}`),
    ...(assumptions.length === 0 ? [] : ["// Assumptions:"]),
    ...assumptions.map((assumption) => `// - ${printable(assumption)}`),
    `export const ${constantName(name)} = {`,
    `  name: ${literal(name)},`,
    ...blockOf("rows", rows, String, ({ reason, meaning, className }) => ({
      reason: literal(reason),
      meaning: literal(meaning),
      ...(className === undefined ? {} : { className: literal(className) }),
    })),
    // An empty catalogue would say that no code may be sent.
    ...(codes.size === 0 ? [] : blockOf("codes", codes, keyOf, membersOfCode)),
    "} as const;",
  ];
  return `${lines.join("\n")}\n`;
}

function blockOf<Key, Entry>(
  name: string,
  entries: ReadonlyMap<Key, Entry>,
  writeKey: (key: Key) => string,
  membersOf: (entry: Entry) => Readonly<Record<string, string>>,
): string[] {
  if (entries.size === 0) return [`  ${name}: {},`];
  const lines = [...entries].map(([key, entry]) => {
    const members = Object.entries(membersOf(entry)).map(([member, value]) => `${member}: ${value}`);
    return `    ${writeKey(key)}: { ${members.join(", ")} },`;
  });
  return [`  ${name}: {`, ...lines, "  },"];
}

function membersOfCode({ statuses, meaning, remedy }: TableCode): Record<string, string> {
  const list = [...statuses].join(", ");
  const members = { status: statuses.size === 1 ? list : `[${list}]`, meaning: literal(meaning) };
  return remedy === "" ? members : { ...members, remedy: literal(remedy) };
}

/** In a literal of an object `__proto__` sets the prototype, unless it is computed. */
function keyOf(code: string): string {
  return code === "__proto__" ? `["__proto__"]` : literal(code);
}

/** A text as a literal that shows every character that it has. */
function literal(text: string): string {
  return printable(JSON.stringify(text));
}

/**
 * A text on one line, with escapes for characters that a terminal or an editor would obey instead of showing them:
 * control characters, those that turn the direction of writing, and spaces that look like the usual one.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|[^\P{Zs} \u3000]/gu, (character) => {
    const hex = Number(character.codePointAt(0)).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
  });
}

/** The name of the constant of a table: `kmsTable` for "KMS", `parcelServiceTable` for "Parcel Service". */
function constantName(name: string): string {
  const [first = "", ...others] = name.split(/[^\p{L}\p{Nd}]+/u).filter((word) => word !== "");
  const isAcronym = first === first.toUpperCase();
  const start = isAcronym ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  const words = [start, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
  return /^\p{L}/u.test(words) ? `${words}Table` : `table${words}`;
}
