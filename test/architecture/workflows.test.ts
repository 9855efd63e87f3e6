import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../../.github/workflows");

const WORKFLOWS = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(join(FOLDER, name), "utf8"),
}));

/** The values of a key, each with the comment beside it. */
function valuesOf(key: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`^ *(?:- )?${key}: (.+)$`, "gm"))].map(([, value = ""]) => value);
}

it.each(WORKFLOWS)(
  "$name names each action by its commit, which nobody can move, and its version",
  ({ text }) => {
    const actions = valuesOf("uses", text);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  },
);

it("every workflow uses the same commit of an action", () => {
  const actions = new Set(WORKFLOWS.flatMap(({ text }) => valuesOf("uses", text)));
  const names = [...actions].map((action) => action.replace(/@.+/, ""));
  expect(names).toEqual([...new Set(names)]);
});

it.each(WORKFLOWS)("$name says what it may do, and its steps get no token to keep", ({ text }) => {
  expect(text).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)$/m);
  const checkouts = valuesOf("uses", text).filter((action) => action.startsWith("actions/checkout@"));
  expect(valuesOf("persist-credentials", text)).toEqual(checkouts.map(() => "false"));
});

it("only publishing gets an identity, and only CodeQL reports findings", () => {
  const rights = WORKFLOWS.map(({ name, text }) => ({
    name,
    rights: [...text.matchAll(/^ +([\w-]+): write$/gm)].map(([, right]) => right),
  }));
  expect(rights.filter((workflow) => workflow.rights.length > 0)).toEqual([
    { name: "codeql.yml", rights: ["security-events"] },
    { name: "publish.yml", rights: ["id-token"] },
  ]);
});
