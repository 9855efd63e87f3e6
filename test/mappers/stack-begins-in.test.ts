import { stackBeginsIn } from "../../src/mappers/mapping";

function errorWithStack(stack: unknown): Error {
  return Object.assign(new Error("x"), { stack });
}

it.each([
  { where: "the package", frame: "at parse (/app/node_modules/busboy/lib/index.js:9:1)", begins: true },
  {
    where: "the package on Windows",
    frame: "at parse (C:\\app\\node_modules\\busboy\\lib\\index.js:9:1)",
    begins: true,
  },
  {
    where: "the package as pnpm keeps it",
    frame: "at /app/node_modules/.pnpm/busboy@1.6.0/node_modules/busboy/lib/index.js:9:1",
    begins: true,
  },
  {
    where: "a package of a longer name",
    frame: "at /app/node_modules/busboy-like/index.js:9:1",
    begins: false,
  },
  { where: "a folder of that name", frame: "at /app/busboy/index.js:9:1", begins: false },
])("stackBeginsIn is $begins for an error made in $where", ({ frame, begins }) => {
  expect(
    stackBeginsIn(errorWithStack(`Error: x\n    ${frame}\n    at other (/app/index.js:1:1)`), "busboy"),
  ).toBe(begins);
});

it.each([
  {
    what: "an error that only passed through the package",
    error: errorWithStack(
      "Error: x\n    at a (/app/index.js:1:1)\n    at b (/app/node_modules/busboy/lib/index.js:9:1)",
    ),
  },
  {
    what: "an error whose message names the package",
    error: errorWithStack("Error: /node_modules/busboy/\n    at a (/app/index.js:1:1)"),
  },
  { what: "an error without a stack", error: errorWithStack(undefined) },
  {
    what: "parsed input",
    error: JSON.parse('{"stack":"Error\\n    at /app/node_modules/busboy/lib/index.js:9:1"}') as unknown,
  },
  { what: "nothing", error: undefined },
])("stackBeginsIn is false for $what", ({ error }) => {
  expect(stackBeginsIn(error, "busboy")).toBe(false);
});
