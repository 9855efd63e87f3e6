import { parseArgs } from "node:util";
import { closestName } from "../errors/configuration-error";
import { Refusal } from "./refusal";

export const HELP = `Usage: express-error-profiles <command>

  read <document>... [--name NAME] [--out FILE] [--format ts|json] [--from md|html|rst]
      Reads the tables of statuses and error codes in documents, and writes them as a module of TypeScript
      (to FILE, or to standard output), or as JSON to standard output.

  check <document>... <module> [--export NAME] [--from md|html|rst]
      Compares documents with the profile or table that a module exports. Exit code 1 if they differ.

  write <module> [--export NAME] [--format md|json]
      Writes the table of a module to standard output, as a page of Markdown or as JSON.

  write <module> [--export NAME] --format openapi [--base URL]
      Writes the errors of a module as components of OpenAPI, in YAML, to standard output. --base is the typeBase of
      errorHandler.

  write <module> [--export NAME] --format pages --out FOLDER [--base URL]
      Writes a page for each status and each code, as HTML and JSON, into FOLDER. --base is the address of the pages.

  diff <old module> <new module> [--export NAME]
      Lists what differs between two tables. Exit code 1 if a status or a code is gone.

A document is Markdown, HTML or reStructuredText (which needs docutils); "-" is standard input.
A module is TypeScript, JavaScript or JSON. --export says which of its tables is meant.
--help prints this text, --version the version of the package.

Exit codes: 0 all is well; 1 there is a difference; 2 wrong use, or something cannot be read.
`;

interface CommandRules {
  readonly options: readonly string[];
  readonly least: number;
  readonly most: number;
  /** What its arguments are, in words. */
  readonly takes: string;
}

const COMMANDS = {
  read: {
    options: ["name", "out", "format", "from"],
    least: 1,
    most: Infinity,
    takes: "one document or more",
  },
  check: {
    options: ["export", "from"],
    least: 2,
    most: Infinity,
    takes: "one document or more and a module",
  },
  write: { options: ["export", "format", "out", "base"], least: 1, most: 1, takes: "one module" },
  diff: { options: ["export"], least: 2, most: 2, takes: "two modules" },
} as const satisfies Record<string, CommandRules>;

const ALL_OPTIONS = [...new Set(Object.values(COMMANDS).flatMap(({ options }) => [...options]))];

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS;

/** A command as it was given. */
export interface Command {
  readonly name: CommandName;
  /** The first of its arguments, those after it, and the last. */
  readonly first: string;
  readonly others: readonly string[];
  readonly last: string;
  readonly options: ReadonlyMap<string, string>;
}

/**
 * The command that arguments stand for; undefined if they ask for help.
 *
 * @throws Refusal that says what is wrong and what is possible.
 */
export function parseCommand(args: readonly string[]): Command | undefined {
  if (args.some((arg) => arg === "--help" || arg === "-h")) return undefined;
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(ALL_OPTIONS.map((name) => [name, { type: "string" as const }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [name, first, ...others] = positionals;
  const names = Object.keys(COMMANDS);
  if (name === undefined) throw new Refusal(`A command is missing: ${names.join(", ")}, or --help`);
  if (!isCommandName(name)) throw new Refusal(`There is no command "${name}"${meant(name, names)}`);
  const { options: known, least, most, takes }: CommandRules = COMMANDS[name];
  const options = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    if (!known.includes(token.name)) {
      throw new Refusal(`${name} has no option ${token.rawName}${meant(token.name, known, "--")}`);
    }
    const isNextOption = token.inlineValue === false && /^-./.test(token.value);
    if (!token.value || isNextOption) throw new Refusal(`${token.rawName} needs a value`);
    options.set(token.name, token.value);
  }
  const count = positionals.length - 1;
  if (first === undefined || count < least || count > most) {
    throw new Refusal(`${name} takes ${takes}, but received ${count || "none"}`);
  }
  return { name, first, others, last: others.at(-1) ?? first, options };
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** What was probably meant by a name, as the end of a sentence. */
function meant(received: string, names: readonly string[], prefix = ""): string {
  const closest = closestName(received, names);
  return closest === undefined
    ? `; there is ${names.map((name) => prefix + name).join(", ")}`
    : `; did you mean ${prefix}${closest}?`;
}

/** The value of an option that takes one of a few. */
export function choiceOf<Choice extends string>(
  { options }: Command,
  option: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = options.get(option);
  const choice = choices.find((each) => each === value);
  if (value !== undefined && choice === undefined)
    throw new Refusal(`--${option} takes ${choices.join(" or ")}, but received "${value}"`);
  return choice;
}
