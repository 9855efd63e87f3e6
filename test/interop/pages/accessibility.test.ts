import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AxeResults } from "axe-core";
import express from "express";
import type { Browser, Page } from "playwright-core";
import {
  baseProfile,
  BadRequest,
  errorHandler,
  InternalError,
  kmsProfile,
  notFound,
  type Profile,
} from "../../../src";
import { errorPage, problemFiles, problemPages } from "../../../src/pages";
import { HOSTILE } from "../../pages/profiles";
import { launchChromium } from "../support/chromium";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 768, 1920];
const SCHEMES = ["light", "dark"] as const;
const PROFILES: Readonly<Record<string, Profile>> = {
  base: baseProfile,
  kms: kmsProfile,
  hostile: HOSTILE,
};

describe("in a browser", () => {
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const app = express();
    for (const [name, profile] of Object.entries(PROFILES)) {
      app.use(
        `/${name}`,
        problemPages(profile, { base: `https://api.example.com/${name}`, challenge: "Bearer" }),
      );
    }
    const files = problemFiles(kmsProfile);
    app.use("/files", (req, res, next) => {
      const text = files.get(decodeURIComponent(req.path.slice(1)));
      if (text === undefined) next();
      else res.type("html").send(text);
    });
    app.get("/fails", () => {
      const issues = [{ pointer: "#/a_rather_long_name/0/of_a_member", detail: "must not be <script>" }];
      throw new BadRequest("It is <b>wrong</b>.", { issues });
    });
    app.get("/breaks", () => {
      throw new InternalError("It broke.", { cause: new Error("Deep down.") });
    });
    const html = errorPage();
    const typeBase = "https://api.example.com/kms";
    app.use(
      notFound(),
      errorHandler({ profile: kmsProfile, typeBase, html, debug: true, onError: () => undefined }),
    );
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    browser = await launchChromium();
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A tab of the browser. The policy of a page would also keep out what a test adds. */
  async function openTab(colorScheme: "light" | "dark" = "light"): Promise<Page> {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    return await context.newPage();
  }

  /** Opens a path in a tab of its own. */
  async function open(path: string, colorScheme?: "light" | "dark"): Promise<Page> {
    const page = await openTab(colorScheme);
    await page.goto(`${origin}${path}`);
    return page;
  }

  /** Collects what the browser complains of: errors, dialogs, and requests for anything but the page that is opened. */
  function collectComplaints(page: Page, openedPath: () => string): string[] {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== `${origin}${openedPath()}`) complaints.push(request.url());
    });
    return complaints;
  }

  /** The paths of all pages of a profile. */
  async function pathsOf(name: string): Promise<string[]> {
    const answer = await fetch(`${origin}/${name}`, { headers: { accept: "application/json" } });
    const { rows, codes } = (await answer.json()) as Record<"rows" | "codes", { page: string }[]>;
    return [`/${name}/`, ...[...rows, ...codes].map(({ page }) => new URL(page).pathname)];
  }

  async function violations(page: Page): Promise<string[]> {
    const { violations, incomplete } = await page.evaluate<AxeResults>(
      "axe.run({ resultTypes: ['violations', 'incomplete'] })",
    );
    return [...violations, ...incomplete].map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(" ")}`,
    );
  }

  describe.each(SCHEMES)("%s", (scheme) => {
    it.each([...Object.keys(PROFILES), "errors"])(
      "axe finds nothing on any page: %s",
      async (name) => {
        const paths =
          name === "errors" ? ["/fails", "/breaks", "/files/not-found/index.html"] : await pathsOf(name);
        expect(paths.length).toBeGreaterThan(2);
        const found: object[] = [];
        const page = await openTab(scheme);
        let opened = "";
        const complaints = collectComplaints(page, () => opened);
        for (const path of paths) {
          opened = path;
          await page.goto(`${origin}${path}`);
          await page.evaluate(AXE);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            const wrong = [...complaints.splice(0), ...(await violations(page))];
            const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
            if (wrong.length > 0 || overflow !== 0) found.push({ path, width, wrong, overflow });
          }
        }
        await page.context().close();
        expect([...found, ...complaints]).toEqual([]);
      },
      300_000,
    );
  });

  it("axe finds what is wrong", async () => {
    const page = await open("/kms/not-found");
    await page.evaluate(AXE);
    await page.evaluate("document.querySelector('.lead').style.color = '#ccc'; document.title = ''");
    expect(await violations(page)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^color-contrast: /),
        expect.stringMatching(/^document-title: /),
      ]),
    );
    await page.context().close();
  });

  it.each(["/kms/not-found", "/fails"])(
    "the policy of %s lets its own style in, and no script",
    async (path) => {
      const page = await browser.newPage();
      await page.goto(`${origin}${path}`);
      expect(await page.evaluate("getComputedStyle(document.querySelector('.badge')).fontWeight")).toBe(
        "600",
      );
      const add =
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)";
      await page.evaluate(add);
      expect(await page.evaluate("window.ran")).toBeUndefined();
      await page.close();
    },
  );

  it("all of a page is reached by the keyboard", async () => {
    const page = await open("/kms/not-found");
    const reached: unknown[] = [];
    for (let count = 0; count < 3; count++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate("document.activeElement.textContent.slice(0, 12)"));
    }
    expect(reached).toEqual(["KMS", "KMS.0207", "HTTP/1.1 404"]);
    await page.context().close();
  });

  it("a page is printed black on white, with nothing cut off", async () => {
    const page = await open("/kms/not-found", "dark");
    await page.emulateMedia({ media: "print" });
    const style = (of: string, name: string): string =>
      `getComputedStyle(document.querySelector("${of}")).${name}`;
    expect(await page.evaluate(style("html", "backgroundColor"))).toBe("rgb(255, 255, 255)");
    expect(await page.evaluate(style("html", "color"))).toBe("rgb(0, 0, 0)");
    expect(await page.evaluate(style("pre", "whiteSpace"))).toContain("pre-wrap");
    await page.context().close();
  });
});
