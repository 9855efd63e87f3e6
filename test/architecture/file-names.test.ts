import { basename } from "node:path";
import { exportedNames, rooms, sourceFiles } from "./source-files";

const FILES = rooms().flatMap((room) => sourceFiles(room));

function singularWords(fileName: string): string[] {
  return fileName.split("-").map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));
}

it.each(FILES)("src/%s is named in kebab-case after something that it exports", (file) => {
  const name = basename(file, ".ts");
  const { values, types } = exportedNames(file);
  const words = singularWords(name);
  const namesakes = [...values, ...types].filter((exported) => {
    const letters = exported.replaceAll("_", "").toLowerCase();
    return words.every((word) => letters.includes(word));
  });
  expect(name).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
  expect(namesakes).not.toEqual([]);
});

it("sees the files of src and what they export", () => {
  expect(FILES).toContain("errors/http-error.ts");
  expect(exportedNames("errors/http-error.ts")).toEqual({ values: ["HttpError"], types: [] });
  expect(exportedNames("errors/http-error-options.ts").types).toContain("HttpErrorOptions");
});
