import { basename } from "node:path";
import { exportedNames, rooms, sourceFiles } from "./source-files";

const FILES = rooms().flatMap((room) => sourceFiles(room));

it.each(FILES)("src/%s is named in kebab-case", (file) => {
  expect(basename(file, ".ts")).toMatch(/^[a-z\d]+(-[a-z\d]+)*$/);
});

it("sees the files of src and what they export", () => {
  expect(FILES).toContain("errors/http-error.ts");
  expect(exportedNames("errors/http-error.ts").values).toContain("HttpError");
  expect(exportedNames("errors/error-options.ts").types).toContain("HttpErrorOptions");
});
