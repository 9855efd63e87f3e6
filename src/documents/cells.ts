import type { Known } from "./known";

/** What a cell of a status column says. */
export type StatusCell =
  | { readonly kind: "status"; readonly status: number; readonly reason: string }
  /** Several statuses in full, such as `400/404`: enough for a code, not for a row. */
  | { readonly kind: "several"; readonly statuses: readonly number[] }
  /** A class or a range, such as `4XX` or `500-599`. */
  | { readonly kind: "unclear" }
  | { readonly kind: "none" };

/** `404`, `HTTP 404`, `HTTP/1.1 404`, and what follows. */
const STATUS_FIRST = /^(?:HTTP(?:\/\d(?:\.\d)?)?[\s:]*)?([1-5]\d\d)(?!\w|\.\d)/i;

/** `Not Found (404)`. */
const STATUS_LAST = /^(\D+)[(（]([1-5]\d\d)[)）]$/;

/** `4XX`, `5xx Server Error`, `40*`. */
const STATUS_CLASS = /^(?:HTTP\s*)?[1-5](?:[x*]{2}|\d[x*])(?!\w)/i;

const ANOTHER_STATUS = /(?<!\w)[1-5]\d\d(?!\w)/;

const SEVERAL_STATUSES = /^[1-5]\d\d(?:(?:\s*(?:[/,;|&、，；]|or|and|或|和)\s*|\s+)[1-5]\d\d)+$/i;

/** Reads a cell of a status column. */
export function parseStatusCell(cell: string): StatusCell {
  const text = withoutInvisible(cell);
  if (SEVERAL_STATUSES.test(text)) {
    const statuses = [...text.matchAll(/\d{3}/g)].map(([digits]) => Number(digits));
    return { kind: "several", statuses: [...new Set(statuses)] };
  }
  const first = STATUS_FIRST.exec(text);
  if (first !== null) {
    const rest = text.slice(first[0].length);
    if (ANOTHER_STATUS.test(rest) || /^\s*[+~]/.test(rest)) return { kind: "unclear" };
    return { kind: "status", status: Number(first[1]), reason: reasonAfterStatus(rest) };
  }
  if (STATUS_LAST.test(text)) {
    const status = Number(text.replace(STATUS_LAST, "$2"));
    return { kind: "status", status, reason: text.replace(STATUS_LAST, "$1").trim() };
  }
  return STATUS_CLASS.test(text) ? { kind: "unclear" } : { kind: "none" };
}

/** The statuses that a cell names in full. */
export function statusesIn(cell: StatusCell): readonly number[] {
  if (cell.kind === "status") return [cell.status];
  return cell.kind === "several" ? cell.statuses : [];
}

/** The reason in `404 Not Found`, `404: Not Found`, `404 - Not Found`, `404 (Not Found)`; empty if there is none. */
function reasonAfterStatus(rest: string): string {
  const inBrackets = /^\s*[(（]([^()（）]*)[)）]$/.exec(rest)?.[1];
  const reason = (inBrackets ?? rest.replace(/^[\s\-–—:：.,]+/, "")).trim();
  return /\p{L}/u.test(reason) ? reason : "";
}

/** Characters without a width, which pages contain to allow a line break. */
function withoutInvisible(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").trim();
}

/** Whether a cell is empty, or has only a mark for "nothing", such as a dash. */
export function isEmptyCell(cell: string): boolean {
  return /^(?:[-–—−_./\\*]*|n\/?a|none|null|无|不涉及)$/i.test(withoutInvisible(cell));
}

/** One word of letters, digits and the marks that codes contain, such as `auth/no-user`; or a negative number. */
const CODE_WORD = /^(?:[\p{L}_][\p{L}\p{M}\p{N}_.:#/-]{0,99}|\d[\p{L}\p{M}\p{N}_.:#-]{0,99}|-\d{1,99})$/u;

/** Whether a cell is a code of the known table. A word that is also one of its texts can be either. */
export function isKnownCode(cell: string, { codes, texts }: Known): boolean {
  return codes.has(cell) && !texts.has(cell);
}

/** Whether a cell is one error code beyond doubt: `KMS.0207`, `E1001`, and numbers that are too long for a status. */
export function isCode(cell: string, known: Known): boolean {
  return (
    CODE_WORD.test(cell) &&
    /\d/.test(cell) &&
    /[\p{L}.]|^-?\d{4,}$/u.test(cell) &&
    !isStatusLike(cell) &&
    !known.texts.has(cell)
  );
}

/** Whether a cell is of a script that has no spaces, so that a whole sentence looks like one word. */
export function isWithoutSpaces(cell: string): boolean {
  return WITHOUT_SPACES.test(cell);
}

/** Whether a cell is a number that is too long for a status. */
export function isLongNumber(cell: string): boolean {
  return /^-?\d{4,99}$/.test(cell);
}

/** Whether a cell can be an error code, though it may be any other word: `AccessDenied`, `card_declined`, `101`. */
export function isCodeWord(cell: string, { texts }: Known): boolean {
  return CODE_WORD.test(cell) && !WITHOUT_SPACES.test(cell) && !texts.has(cell);
}

/** `KMS.0101~0199`, `KMS.0101 - KMS.0199`, `KMS.0101-KMS.0199`, `1001-1099`; but `KMS-01-02` is one code. */
const CODE_RANGES = [
  /^\S*\d(?:\s*[–—~～至]\s*|\s+(?:-|to)\s+)\S*\d$/i,
  /^(\D+)\d\S*-\1\S*\d$/,
  /^\d{4,}-\d{4,}$/,
];

/** Whether a cell names the first and the last of many codes. */
export function isCodeRange(cell: string, { codes, texts }: Known): boolean {
  if (cell.length > 200 || codes.has(cell) || texts.has(cell)) return false;
  return CODE_RANGES.some((range) => range.test(cell));
}

/** Whether a cell is about one status or several. */
export function isStatusLike(cell: string): boolean {
  return parseStatusCell(cell).kind !== "none";
}

const MOST_WORDS_OF_A_REASON = 5;

/** Enough for five words of any language. */
const MOST_CHARACTERS_OF_A_REASON = 200;

/** Scripts that are written without spaces between words. */
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

function countWords(text: string): number {
  if (!WITHOUT_SPACES.test(text)) return text.split(/\s+/).length;
  return [...WORDS.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** Whether a text is short enough for a reason: at most five words and no full stop. */
export function isReasonLike(cell: string): boolean {
  if (cell.length > MOST_CHARACTERS_OF_A_REASON || /[。．]|\.(?:\s|$)/.test(cell)) return false;
  return countWords(cell) <= MOST_WORDS_OF_A_REASON;
}
