import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import express from "express";
import request from "supertest";
import { ConfigurationError, defineProfile, kmsProfile, type Row } from "../../src";
import { problemFiles, type ProblemFilesOptions } from "../../src/pages";
import { BASE, HOSTILE } from "./profiles";

it("there are two files for each page", () => {
  const pages = ["bad-request", "forbidden", "internal-server-error", "no-content", "not-found", "ok"];
  const codes = ["KMS.0101", "KMS.0207", "KMS.0306", "KMS.0308"].map((code) => `codes/${code}`);
  const folders = ["", ...[...pages, ...codes].map((folder) => `${folder}/`)];
  const expected = folders.flatMap((folder) => [`${folder}index.html`, `${folder}index.json`]);
  expect([...problemFiles(kmsProfile).keys()].sort()).toEqual(expected.sort());
});

it.each([{ profile: kmsProfile }, { profile: HOSTILE }])(
  "each link leads to a file: $profile.name",
  ({ profile }) => {
    const files = problemFiles(profile as typeof HOSTILE, { base: BASE });
    const links = [...files].flatMap(([path, text]) =>
      [...text.matchAll(/href="([^"]*)"/g)].map(([, link = ""]) =>
        /^https?:/.test(link) ? path : posix.join(posix.dirname(path), decodeURIComponent(link)),
      ),
    );
    expect(links.filter((path) => !files.has(path))).toEqual([]);
    expect(new Set(links).size).toBe(files.size);
  },
);

it("a name that no file can have stays encoded", () => {
  expect([...problemFiles(HOSTILE).keys()]).toEqual(
    expect.arrayContaining(["codes/A%2FB %3Ci%3E/index.html", "codes/ä.1%25/index.html", "größe/index.json"]),
  );
});

it("a static host serves each page at the address that it names", async () => {
  const codes = [
    "auth/user-not-found",
    "ERR:17",
    "50%25",
    "50%",
    "E?",
    ".e",
    "e.",
    "a*b",
    "a b",
    "größe",
    "it's",
  ];
  const rows = {
    400: { reason: "Größe ist falsch", meaning: "No." },
    500: { reason: "！！", meaning: "No." },
  };
  const profile = defineProfile({
    name: "x",
    rows: { ...rows, 500: { ...rows[500], className: "Broken" } },
    codes: Object.fromEntries(codes.map((code) => [code, { status: 400, meaning: "It is so." }])),
  });
  const folder = mkdtempSync(join(tmpdir(), "static-"));
  for (const [path, text] of problemFiles(profile, { base: BASE })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const app = express().use("/problems", express.static(folder));
  const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as Record<
    "rows" | "codes",
    { page: string; reason?: string; code?: string }[]
  >;
  const entries = [...index.rows, ...index.codes];
  expect(entries).toHaveLength(2 + codes.length);
  for (const { page, code, reason } of entries) {
    const { status, body } = await request(app).get(`/problems${page.slice(BASE.length)}/index.json`);
    expect({ page, status, body: body as unknown }).toMatchObject({
      status: 200,
      body: code === undefined ? { page, reason } : { page, code },
    });
  }
  rmSync(folder, { recursive: true });
});

it("with a base they say where they are", () => {
  const files = problemFiles(kmsProfile, { base: `${BASE}/`, title: "Keys", lang: "fr" });
  expect(files.get("not-found/index.html")).toContain(`<dd><code>${BASE}/not-found</code></dd>`);
  expect(files.get("index.html")).toContain('<html lang="fr" dir="ltr">');
  expect(JSON.parse(files.get("index.json") ?? "")).toMatchObject({
    title: "Keys",
    rows: expect.arrayContaining([expect.objectContaining({ page: `${BASE}/not-found` })]),
  });
});

it("without a base they do not", () => {
  const files = problemFiles(kmsProfile);
  expect(files.get("not-found/index.html")).not.toContain("Problem type");
  expect(JSON.parse(files.get("not-found/index.json") ?? "")).not.toHaveProperty("page");
});

it("a code of two rows has one page with an answer of each", () => {
  const rows = {
    200: { reason: "OK", meaning: "Done.", code: 1 },
    400: { reason: "Bad", meaning: "Wrong.", code: 7 },
    500: { reason: "Broken", meaning: "Ours.", code: 7 },
  };
  const files = problemFiles(defineProfile({ name: "x", rows }));
  expect(JSON.parse(files.get("codes/7/index.json") ?? "")).toMatchObject({
    code: "7",
    statuses: [400, 500],
    meaning: "Wrong.",
    samples: [{ status: 400 }, { status: 500 }],
  });
  expect([...files.keys()].filter((path) => path.startsWith("codes/"))).toHaveLength(2);
});

it("each row has a page of its own, whatever the reasons", () => {
  const reasons = {
    400: "！！",
    404: "Not Found",
    409: "Not Found 410",
    410: "Not Found",
    500: "400",
    501: "Not Found 409",
  };
  const row = (status: keyof typeof reasons): Row => ({
    reason: reasons[status],
    meaning: "No.",
    className: `E${status}`,
  });
  const rows = { 400: row(400), 404: row(404), 409: row(409), 410: row(410), 500: row(500), 501: row(501) };
  const files = problemFiles(defineProfile({ name: "x", rows }));
  const pages = Object.keys(reasons).map((status) =>
    [...files].filter(([path, text]) => path.endsWith("/index.html") && text.includes(`>${status}</span>`)),
  );
  expect(pages.map((found) => found.length)).toEqual([1, 1, 1, 1, 1, 1]);
  expect([...files.keys()]).toEqual(expect.arrayContaining(["400-400/index.html", "400-500/index.html"]));
});

it("takes undefined for each option", () => {
  const options: ProblemFilesOptions = { base: undefined, title: undefined, labels: { errors: undefined } };
  expect(problemFiles(kmsProfile, options)).toEqual(problemFiles(kmsProfile));
});

it.each([{ base: "/problems" }, { title: "" }, { lang: "?" }, { out: "x" }])("refuses %j", (options) => {
  expect(() => problemFiles(kmsProfile, options as object)).toThrow(ConfigurationError);
});

it.each([undefined, {}, "KMS"])("refuses %p in the place of the profile", (profile) => {
  expect(() => problemFiles(profile as never)).toThrow("problemFiles takes a profile made by defineProfile");
});
