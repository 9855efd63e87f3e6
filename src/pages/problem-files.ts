import { withoutLastSlashes } from "../profiles/problem-type";
import type { Profile } from "../profiles/profile";
import { factsOf } from "./facts";
import { pagesOf } from "./page-of";
import { checkBase, titleAndLanguage, type ProblemPagesOptions } from "./problem-pages";

/**
 * The options of {@link problemFiles}: those of {@link problemPages}, of which none is required.
 *
 * @example
 * ```ts
 * const options: ProblemFilesOptions = { base: "https://docs.example.com/problems", requestId: false };
 * ```
 */
export interface ProblemFilesOptions extends Omit<ProblemPagesOptions, "base"> {
  /**
   * The address of the pages as clients see it: the `typeBase` of your `errorHandler`.
   *
   * @default none, and so the samples have no problem type of their own
   *
   * @example
   * ```ts
   * problemFiles(kmsProfile, { base: "https://docs.example.com/problems" });
   * ```
   */
  base?: string | undefined;
}

/**
 * The pages of {@link problemPages} as files for a static host: the text of each by its path, `index.html` and `index.json`
 * in a folder for each page. Without `base`, the samples have no problem type of their own.
 *
 * @throws ConfigurationError as {@link problemPages} does.
 *
 * @example
 * ```ts
 * for (const [path, text] of problemFiles(kmsProfile)) console.log(path, text.length);
 * ```
 */
export function problemFiles(profile: Profile, options: ProblemFilesOptions = {}): Map<string, string> {
  const { title, language } = titleAndLanguage("problemFiles", profile, options);
  const { base } = options;
  if (base !== undefined) checkBase("problemFiles", base);
  const root = base && withoutLastSlashes(base);
  const pages = pagesOf(factsOf("problemFiles", profile, base, options), {
    title,
    language,
    addressOf: (path) => root && `${root}/${encodedFoldersOf(path).join("/")}`,
    linkTo,
    dataLink: "index.json",
  });
  return new Map(
    pages.flatMap(({ path, html, facts }): [string, string][] => {
      const folder = path === "" ? "" : `${foldersOf(path).join("/")}/`;
      return [
        [`${folder}index.html`, html],
        [`${folder}index.json`, `${JSON.stringify(facts, undefined, 2)}\n`],
      ];
    }),
  );
}

/** Links to the files themselves, so that they also lead there where nobody serves them. */
function linkTo(path: string, from: string): string {
  const up = from === "" ? [] : foldersOf(from).map(() => "..");
  const down = path === "" ? [] : encodedFoldersOf(path);
  return [...up, ...down, "index.html"].join("/");
}

/** The folders of a page as addresses have them. */
function encodedFoldersOf(path: string): string[] {
  return foldersOf(path).map(encodeURIComponent);
}

/**
 * Static hosts decode an address before they look for its file. What no file can be called stays encoded, and so does a dot
 * at the start, since hosts do not serve hidden files.
 */
function foldersOf(path: string): string[] {
  return path
    .split("/")
    .map((segment) => decodeURIComponent(segment).replace(/[%"*/:<>?\\|\p{Cc}]|^\.|[. ]$/gu, encoded));
}

function encoded(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}
