import { dirname, join, normalize, sep } from "node:path";
import { importedModules, rooms, sourceFiles } from "./source-files";

/** The rooms between the thrown value and the socket: each imports from itself and from those before it. */
const WAY = [
  "untrusted",
  "errors",
  "envelopes",
  "profiles",
  "mappers",
  "input",
  "response",
  "report",
  "express",
];

/** The rooms beside the way, each with an entry point or a program of its own, and what they may import from. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  client: ["untrusted", "errors", "envelopes"],
  // Only types of the last two: the program loads their entry points when it needs them.
  documents: ["untrusted", "errors", "profiles", "openapi", "pages"],
  openapi: ["untrusted", "errors", "envelopes", "profiles", "express"],
  pages: ["untrusted", "errors", "envelopes", "profiles", "response", "express"],
  server: ["untrusted", "errors", "report", "express"],
  testing: ["untrusted", "errors", "envelopes", "profiles", "response", "express"],
};

/** What knows neither requests, responses, files nor a clock, so that any room may import it. */
const ANYWHERE = ["node:util", "node:util/types"];

/** What else a room imports that is not part of the package: of Node, and one dependency. None imports Express. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  // The command line is bundled with these, so that they are no dependencies of the package.
  documents: [
    ...["marked", "parse5", "yaml"],
    ...["node:child_process", "node:crypto", "node:fs", "node:module", "node:os", "node:path"],
    ...["node:url", "node:vm", "node:worker_threads"],
  ],
  // Of node:http the table of phrases alone, of http-errors the root of its classes.
  errors: ["http-errors", "node:http"],
  mappers: ["http-errors", "node:http"],
  express: [
    ...["node:crypto", "node:diagnostics_channel", "node:events", "node:path"],
    ...["node:http", "node:http2", "node:net"],
  ],
  testing: ["node:crypto", "node:fs", "node:path"],
  pages: ["node:crypto", "node:http"],
  server: ["node:http", "node:net"],
};

const ROOMS = [...WAY, ...Object.keys(BESIDE)];

interface Import {
  readonly file: string;
  readonly imported: string;
}

/** The files of a room: those of its folder, or the one file that is the whole room. */
function filesOf(room: string): string[] {
  return room === "untrusted" ? ["untrusted.ts"] : sourceFiles(room);
}

function importsOf(room: string): Import[] {
  return filesOf(room).flatMap((file) => importedModules(file).map((imported) => ({ file, imported })));
}

/** The first folder on the path within `src` to what is imported; "." where it leads out of every room. */
function roomOf({ file, imported }: Import): string {
  const [room = ".", ...rest] = normalize(join(dirname(file), imported)).split(sep);
  return rest.length === 0 && room !== "untrusted" ? "." : room;
}

function importedRooms(room: string): string[] {
  const inside = importsOf(room).filter(({ imported }) => imported.startsWith("."));
  return [...new Set(inside.map(roomOf))].sort();
}

function allowedRooms(room: string): readonly string[] {
  const beside = BESIDE[room];
  return beside === undefined ? WAY.slice(0, WAY.indexOf(room) + 1) : [...beside, room];
}

function importedFromOutside(room: string): string[] {
  const outside = importsOf(room).filter(({ imported }) => !imported.startsWith("."));
  return [...new Set(outside.map(({ imported }) => imported))].sort();
}

it("every folder of src is a room, and every room a folder of src", () => {
  expect([...rooms(), "untrusted"].sort()).toEqual([...ROOMS].sort());
});

it.each(ROOMS)("src/%s imports only from itself and the rooms that it may import from", (room) => {
  const allowed = allowedRooms(room);
  expect(importedRooms(room).filter((imported) => !allowed.includes(imported))).toEqual([]);
});

it.each(Object.entries(BESIDE))("src/%s imports from each room that is listed for it", (room, listed) => {
  expect(importedRooms(room)).toEqual(expect.arrayContaining([...listed]));
});

it.each(ROOMS)("src/%s imports nothing else but what is listed for it, and all of that", (room) => {
  const imported = importedFromOutside(room).filter((name) => !ANYWHERE.includes(name));
  expect(imported).toEqual([...(OUTSIDE[room] ?? [])].sort());
});

/** What may run where there is no Node: the shapes of bodies and the tables, with all that they import. */
function importedByEnvelopes(): Import[] {
  const found: Import[] = [];
  const files = [...sourceFiles("envelopes")];
  for (const file of files) {
    for (const imported of importedModules(file, "values")) {
      found.push({ file, imported });
      const target = `${normalize(join(dirname(file), imported))
        .split(sep)
        .join("/")}.ts`;
      if (imported.startsWith(".") && !files.includes(target)) files.push(target);
    }
  }
  return found;
}

it("the envelopes and all that they import know neither Node nor any package", () => {
  const imports = importedByEnvelopes();
  expect(imports.filter(({ imported }) => !imported.startsWith("."))).toEqual([]);
  expect(new Set(imports.map(roomOf))).toEqual(new Set(["envelopes", "errors", "untrusted"]));
});

it("sees the imports: each room but the first imports from another", () => {
  expect(ROOMS.filter((room) => importedRooms(room).every((imported) => imported === room))).toEqual([
    "untrusted",
  ]);
  expect(importedRooms("express")).toEqual(expect.arrayContaining(["errors", "profiles", "response"]));
  expect(importedFromOutside("errors")).toEqual(["http-errors", "node:http"]);
  expect(importedFromOutside("express")).toContain("node:http");
});

it("sees an import that leaves every room", () => {
  expect(roomOf({ file: "errors/http-error.ts", imported: "../index" })).toBe(".");
  expect(roomOf({ file: "errors/http-error.ts", imported: "../untrusted" })).toBe("untrusted");
  expect(roomOf({ file: "errors/http-error.ts", imported: "../express/deliver" })).toBe("express");
  expect(roomOf({ file: "errors/http-error.ts", imported: "./error-options" })).toBe("errors");
});
