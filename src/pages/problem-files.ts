import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { withoutLastSlashes } from "../profiles/problem-type";
import { isProfile, type Profile } from "../profiles/profile";
import { factsOf } from "./facts";
import { languageOf } from "./labels";
import { pagesOf } from "./page-of";
import { checkBase, checkTitle, OPTIONS, type ProblemPagesOptions } from "./problem-pages";

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
  if (!isProfile(profile)) throw wrongOption("problemFiles", "a profile made by defineProfile", profile);
  assertKnownNames("problemFiles", options, OPTIONS);
  const { base, title = profile.name } = options;
  if (base !== undefined) checkBase("problemFiles", base);
  checkTitle("problemFiles", title);
  const root = base && withoutLastSlashes(base);
  const pages = pagesOf(factsOf("problemFiles", profile, base, options), {
    title,
    language: languageOf("problemFiles", options),
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
