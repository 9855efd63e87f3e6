import { existsSync, readdirSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { PUBLISHED_PATHS } from "../../scripts/published-paths";
import { anchors, relativeLinks } from "./markdown";

const ROOT = join(__dirname, "../..");

/** The pages in the published package, by their paths from its root. */
const PUBLISHED_PAGES = PUBLISHED_PATHS.filter((path) => path !== "dist")
  .flatMap((path) => {
    if (!statSync(join(ROOT, path)).isDirectory()) return path;
    const names = readdirSync(join(ROOT, path), { recursive: true, encoding: "utf8" });
    return names.map((name) => `${path}/${name}`);
  })
  .filter((path) => path.endsWith(".md") && !path.includes("node_modules"));

const LINKS = PUBLISHED_PAGES.flatMap((page) => relativeLinks(page).map((link) => ({ page, link })));

describe("the links of the published pages", () => {
  it.each(LINKS)("lead to a published page or file: $page to $link", ({ page, link }) => {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page : posix.join(posix.dirname(page), path);
    expect(PUBLISHED_PATHS).toContain(target.split("/")[0]);
    expect(existsSync(join(ROOT, target))).toBe(true);
    expect(anchor === undefined ? [anchor] : anchors(target)).toContain(anchor);
  });

  it("are found, those to files and those to headings", () => {
    const found = LINKS.map(({ page, link }) => `${page} ${link}`);
    expect(found).toContain("README.md docs/options.md");
    expect(found).toContain("docs/profiles.md ../README.md#the-statuses");
  });
});
