import type { Rows } from "../envelopes/problem";

/** Whether a character is part of a word: a letter has two cases, a digit is a digit. The type below says the same. */
function isWordCharacter(character: string): boolean {
  return character.toUpperCase() !== character.toLowerCase() || (character >= "0" && character <= "9");
}

/** The name of the error class of a row, from its reason: "I'm a Teapot" is `ImATeapot`. */
export function className(reason: string): string {
  let name = "";
  let atStart = true;
  for (const character of reason) {
    if (character === "'") continue;
    const isWord = isWordCharacter(character);
    if (isWord) name += atStart ? character.toUpperCase() : character;
    atStart = !isWord;
  }
  return name;
}

/** Whether a reason makes a name: whether it has a letter with an upper and a lower case. */
export function makesClassName(reason: string): boolean {
  const name = className(reason);
  return name.toUpperCase() !== name.toLowerCase();
}

/** The names of the classes of error rows, by status: as the rows give them, else of their reasons. */
export function classNames(rows: Rows): Map<number, string> {
  const named = Object.entries(rows)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, { reason, className: given }]) => ({ status, given, name: given ?? className(reason) }));
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of named) (seen.has(name) ? shared : seen).add(name);
  return new Map(
    named.map(({ status, given, name }) => {
      // Rows that share a reason get their status after the name: `ServerErrors500`, `ServerErrors502`.
      return [Number(status), given === undefined && shared.has(name) ? `${name}${status}` : name];
    }),
  );
}

type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

type IsWordCharacter<Character extends string> = Character extends Digit
  ? true
  : Uppercase<Character> extends Lowercase<Character>
    ? false
    : true;

/** What {@link className} returns, known to the compiler where the reason is. */
export type ClassName<Reason extends string> = string extends Reason
  ? string
  : CapitalisedWords<Reason, "", true>;

type CapitalisedWords<
  Rest extends string,
  Name extends string,
  AtStart extends boolean,
> = Rest extends `${infer Character}${infer Next}`
  ? Character extends "'"
    ? CapitalisedWords<Next, Name, AtStart>
    : IsWordCharacter<Character> extends true
      ? CapitalisedWords<Next, `${Name}${AtStart extends true ? Uppercase<Character> : Character}`, false>
      : CapitalisedWords<Next, Name, true>
  : Name;
