import { parse, type DefaultTreeAdapterTypes } from "parse5";
import {
  baseProfile,
  ConfigurationError,
  defineProfile,
  errorHandler,
  extendProfile,
  HttpError,
  kmsProfile,
  notFound,
  type Problem,
  problemDetails,
  type Profile,
  standardProfile,
} from "../../src";
import { problemFiles, problemPages, type ProblemPagesOptions } from "../../src/pages";
import { factsOf } from "../../src/pages/facts";
import { EXPRESS, EXPRESS_VERSIONS, type ExpressVersion } from "../support/app-that-throws";
import { headerValues, type RawResponse, type RequestParts } from "../support/raw-http";
import { useServer } from "../support/use-server";
import { BASE, HOSTILE } from "./profiles";

const PATH = new URL(BASE).pathname;
const BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

function usePages(profile: Profile, options: Partial<ProblemPagesOptions> = {}, version: ExpressVersion = 5) {
  const app = EXPRESS[version]();
  app.use((req, res, next) => {
    if (req.headers.origin !== undefined) res.set("Vary", "Origin");
    next();
  });
  app.use(PATH, problemPages(profile, { base: BASE, ...options }));
  app.use(notFound(), errorHandler({ profile, typeBase: BASE, onError: () => undefined }));
  const server = useServer(app);
  return {
    page: async (path: string, parts: RequestParts = {}) =>
      await server.ask({ headers: [BROWSER], ...parts, path: `${PATH}${path}` }),
    json: async (path: string) => {
      const answer = await server.ask({ path: `${PATH}${path}`, headers: ["Accept: application/json"] });
      return JSON.parse(answer.body.toString()) as Record<string, unknown>;
    },
  };
}

/** The element names of a page and what is read of it. */
function shown(answer: RawResponse): { names: Set<string>; text: string; links: string[] } {
  const names = new Set<string>();
  const links: string[] = [];
  let text = "";
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === "style") return;
    if ("attrs" in node) {
      names.add(node.nodeName);
      for (const { name, value } of node.attrs) {
        expect(name).not.toMatch(/^on/);
        if (name === "href") links.push(value);
      }
    }
    if (node.nodeName === "#text" && "value" in node) text += node.value;
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(answer.body.toString()));
  return { names, text, links };
}

describe.each(EXPRESS_VERSIONS)("on Express %i", (version) => {
  const pages = usePages(kmsProfile, {}, version);

  it("the page of a row is HTML for people", async () => {
    const answer = await pages.page("/not-found", { headers: [BROWSER, "Origin: https://a.example"] });
    expect(answer.status).toBe(200);
    expect(headerValues(answer, "content-type")).toEqual(["text/html; charset=utf-8"]);
    expect(headerValues(answer, "content-length")).toEqual([String(answer.body.length)]);
    expect(headerValues(answer, "cache-control")).toEqual(["public, max-age=300"]);
    expect(headerValues(answer, "vary")).toEqual(["Origin, Accept"]);
    expect(headerValues(answer, "x-content-type-options")).toEqual(["nosniff"]);
    expect(headerValues(answer, "content-security-policy")).toEqual([
      expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
    ]);
    const { text, links } = shown(answer);
    expect(text).toContain("404 Not Found – KMS");
    expect(text).toContain("The requested resource does not exist or not found.");
    expect(text).toContain(`${BASE}/not-found`);
    expect(text).toContain("HTTP/1.1 404 Not Found\nContent-Type: application/json\n");
    expect(text).toContain('"error_code": "KMS.0207"');
    expect(links).toEqual([`${PATH}/`, `${PATH}/codes/KMS.0207`]);
  });

  it("the same facts are JSON for programs", async () => {
    const { sample, ...facts } = await pages.json("/not-found");
    expect(facts).toEqual({
      status: 404,
      reason: "Not Found",
      meaning: "The requested resource does not exist or not found.",
      code: "KMS.0207",
      page: `${BASE}/not-found`,
      codes: [
        {
          code: "KMS.0207",
          statuses: [404],
          meaning: "The requested resource does not exist or not found.",
          page: `${BASE}/codes/KMS.0207`,
        },
      ],
    });
    expect(sample).toMatchObject({
      status: 404,
      reason: "Not Found",
      headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
      body: { error: { error_code: "KMS.0207" } },
    });
    expect(await pages.json("/codes/KMS.0207")).toMatchObject({ code: "KMS.0207", samples: [sample] });
  });

  it("the samples have the code as it is sent, a number of a catalogue too", () => {
    const envelope = {
      mediaType: "application/json",
      requiresCode: false,
      body: ({ code }: Problem) => ({ code }),
    };
    const rows = { ...baseProfile.rows, 400: { ...baseProfile.rows[400], code: 101 } };
    const codes = { 101: { status: 400, meaning: "Wrong." } };
    for (const catalogue of [codes, undefined]) {
      const profile = defineProfile({ name: "numbers", rows, codes: catalogue, envelope });
      const { codes: listed } = factsOf("test", profile, BASE, {});
      expect(listed).toMatchObject([{ code: "101", samples: [{ body: { code: 101 } }] }]);
    }
  });

  it.each(["", "/", "/?lang=de"])("the index is at %j", async (path) => {
    const { text, links } = shown(await pages.page(path));
    expect(text).toContain("KMS.0308");
    expect(links).toContain(`${PATH}/ok`);
    expect(await pages.json(path)).toMatchObject({
      title: "KMS",
      rows: Object.keys(kmsProfile.rows).map((status) => ({ status: Number(status) })),
      codes: [{ code: "KMS.0308" }, { code: "KMS.0306" }, { code: "KMS.0207" }, { code: "KMS.0101" }],
    });
  });

  it("HEAD has the headers of GET and no body", async () => {
    const get = await pages.page("/not-found");
    const head = await pages.page("/not-found", { method: "HEAD" });
    const withoutDate = ({ headers }: RawResponse) => headers.filter(([name]) => name !== "Date");
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(withoutDate(head)).toEqual(withoutDate(get));
  });

  it("who has the page already is answered 304", async () => {
    const [etag = ""] = headerValues(await pages.page("/not-found"), "etag");
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await pages.page("/not-found", { headers: [BROWSER, `If-None-Match: ${known}`] });
      expect(answer.status).toBe(304);
      expect(answer.body).toHaveLength(0);
      expect(headerValues(answer, "etag")).toEqual([etag]);
      expect(headerValues(answer, "cache-control")).toEqual(["public, max-age=300"]);
      expect(headerValues(answer, "vary")).toEqual(["Accept"]);
    }
    const json = ["Accept: application/json", `If-None-Match: ${etag}`];
    expect((await pages.page("/not-found", { headers: json })).status).toBe(200);
    const other = [BROWSER, 'If-None-Match: "other"'];
    expect((await pages.page("/not-found", { headers: other })).status).toBe(200);
  });

  it.each(["/nothing", "/codes", "/codes/KMS", "/%zz", "/toString", "/not-found/x"])(
    "what is at %s is answered by the profile",
    async (path) => {
      const answer = await pages.page(path);
      expect(answer).toMatchObject({ status: 404, phrase: "Not Found" });
      expect(JSON.parse(answer.body.toString())).toHaveProperty("error.error_code", "KMS.0207");
    },
  );

  it("other methods are answered by the profile", async () => {
    const answer = await pages.page("/not-found", { method: "PUT" });
    expect(answer).toMatchObject({ status: 400, phrase: "Bad Request" });
    expect(headerValues(answer, "allow")).toEqual(["GET, HEAD"]);
  });
});

const ODD = extendProfile(HOSTILE, { rows: { 418: { reason: "☃", meaning: "x", className: "Snow" } } });

describe.each([
  { name: "base", profile: baseProfile },
  { name: "KMS", profile: extendProfile(kmsProfile, { envelope: problemDetails() }) },
  { name: "standard", profile: standardProfile },
  { name: "hostile", profile: ODD },
])("for the $name profile", ({ profile }) => {
  const pages = usePages(profile);
  const handler = errorHandler({ profile, typeBase: BASE });

  it("every type that the handler sends leads to its page", async () => {
    const types = new Map<number, string>();
    for (let thrown = 400; thrown < 600; thrown++) {
      const { status, problem } = handler.describe(new HttpError(thrown));
      types.set(status, problem.type);
    }
    expect(types.size).toBe(Object.keys(profile.rows).filter((status) => Number(status) >= 400).length);
    for (const [status, type] of types) {
      expect(type.startsWith(`${BASE}/`)).toBe(true);
      const path = type.slice(BASE.length);
      expect((await pages.page(path)).status).toBe(200);
      expect(await pages.json(path)).toMatchObject({ status, page: type, sample: { body: { type } } });
    }
  });

  it("every link of the pages leads to a page", async () => {
    const seen = new Set<string>([`${PATH}/`]);
    for (const link of seen) {
      const answer = await pages.page(link.slice(PATH.length));
      expect({ link, status: answer.status }).toEqual({ link, status: 200 });
      for (const found of shown(answer).links) if (found.startsWith(PATH)) seen.add(found);
    }
    const codes = (await pages.json("/"))["codes"] as object[];
    expect(seen.size).toBe(1 + Object.keys(profile.rows).length + codes.length);
  });
});

describe("texts that look like markup", () => {
  const pages = usePages(HOSTILE, { title: "</title><script>" });
  const ELEMENTS = ["html", "head", "meta", "title", "body", "header", "nav", "main", "section"];
  const OTHERS = ["h1", "h2", "p", "a", "span", "div", "ul", "li", "dl", "dt", "dd", "code", "pre", "strong"];

  it.each([
    { path: "/", told: ["It is <b>fine</b>.", "<img src=x onerror=alert(4)>", "</p><script>"] },
    {
      path: "/bad-script-alert-1-script",
      told: ["Bad <script>alert(1)</script>", "</title><script>alert(2)</script>\ufffd\ufffd"],
    },
    { path: "/nicht-gefunden-weg", told: ["' onmouseover='alert(3)", "Nicht gefunden & weg"] },
    { path: "/fine-200", told: ["It is <b>fine</b>."] },
    { path: "/fine-201/", told: ["It is made."] },
    { path: "/fine", told: ['A "quoted" meaning.', "409"] },
    { path: "/gr%C3%B6%C3%9Fe", told: ["Größe ☃"] },
    { path: "/codes/A%2FB%20%3Ci%3E", told: ["A/B <i>", "404", "400", "</p><script>"] },
    { path: "/codes/%C3%A4.1%25", told: ["ä.1%", "It broke."] },
  ])("stay text: $path", async ({ path, told }) => {
    const answer = await pages.page(path);
    expect(answer.status).toBe(200);
    const { names, text } = shown(answer);
    for (const each of told) expect(text).toContain(each);
    expect([...names].filter((name) => ![...ELEMENTS, ...OTHERS].includes(name))).toEqual([]);
  });

  it("are the same texts in the JSON", async () => {
    expect(await pages.json("/codes/A%2FB%20%3Ci%3E")).toMatchObject({
      code: "A/B <i>",
      statuses: [404, 400],
      meaning: "<img src=x onerror=alert(4)>",
      remedy: "</p><script>",
      samples: [{ status: 404, body: { code: "A/B <i>" } }, { status: 400 }],
    });
  });

  it("stay text in attributes", async () => {
    const answer = await pages.page("/codes/%C3%A4.1%25");
    expect(shown(answer).links).toContain('https://example.com/?a="b"&c');
  });
});

describe("the options", () => {
  const labels = { errors: "Fehler", sample: "Beispiel", remedy: undefined };
  const options = {
    lang: "de-AT",
    labels: labels as object,
    challenge: "Bearer",
    requestId: { header: "Request-Id" },
  };
  const pages = usePages(baseProfile, { ...options, title: "Aufträge", base: `${BASE}//` });

  it("give title, language and words", async () => {
    const answer = await pages.page("/");
    expect(answer.body.toString()).toContain('<html lang="de-AT" dir="ltr">');
    expect(shown(answer).text).toMatch(/Aufträge\s+Fehler/);
    expect(shown(await pages.page("/unauthorized")).text).toContain("401 Unauthorized – Aufträge");
  });

  it("give the samples what the handler has", async () => {
    const { sample } = await pages.json("/unauthorized");
    expect(sample).toMatchObject({
      headers: { "WWW-Authenticate": "Bearer", "Request-Id": expect.any(String) },
    });
  });

  const plain = usePages(kmsProfile, { envelope: problemDetails(), requestId: false, lang: "ar" });

  it("take another envelope, and no request id", async () => {
    const { sample } = await plain.json("/forbidden");
    expect(sample).toEqual({
      status: 403,
      reason: "Forbidden",
      headers: {
        "Content-Type": "application/problem+json",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
      body: {
        type: `${BASE}/forbidden`,
        title: "Forbidden",
        status: 403,
        detail: "The server understood the request, but is refusing to fulfill it.",
        code: "KMS.0306",
      },
    });
  });

  it("turn the page round for a language that is written from the right", async () => {
    expect((await plain.page("/")).body.toString()).toContain('<html lang="ar" dir="rtl">');
  });

  it.each([
    {
      options: {},
      says: 'problemPages takes an absolute http or https URL without a query, in which all but ASCII is percent-encoded, as "base"',
    },
    { options: { base: "/problems" }, says: 'but received the string "/problems"' },
    { options: { base: "urn:problems" }, says: "an absolute http or https URL" },
    { options: { base: "https://a.example/?of=x" }, says: "without a query" },
    { options: { base: "https://[" }, says: "an absolute http or https URL" },
    ...["проблемы", "a%zz", 'a"b', "a b"].map((path) => ({
      options: { base: `https://x.test/${path}` },
      says: 'in which all but ASCII is percent-encoded, as "base"',
    })),
    { options: { base: BASE, title: " " }, says: 'problemPages takes a text as "title"' },
    {
      options: { base: BASE, lang: "english language" },
      says: 'problemPages takes a language such as "en" as "lang"',
    },
    { options: { base: BASE, lang: "" }, says: 'as "lang"' },
    {
      options: { base: BASE, labels: "de" },
      says: "The option labels of problemPages takes an object of options",
    },
    {
      options: { base: BASE, labels: { error: "x" } },
      says: 'unknown option "error". Did you mean "errors"?',
    },
    { options: { base: BASE, labels: { errors: "" } }, says: 'problemPages takes a text as "labels.errors"' },
    { options: { base: BASE, titel: "x" }, says: 'unknown option "titel". Did you mean "title"?' },
    {
      options: { base: BASE, challenge: 1 },
      says: 'problemPages takes the text of a header, or a list of them, as "challenge"',
    },
    { options: "https://a.example", says: "problemPages takes an object of options" },
  ])("refuse $options", ({ options, says }) => {
    expect(() => problemPages(kmsProfile, options as never)).toThrow(ConfigurationError);
    expect(() => problemPages(kmsProfile, options as never)).toThrow(says);
  });

  it.each([{ given: [{ name: "x" }, { base: BASE }] }, { given: [{ base: BASE }] }, { given: [] }])(
    "refuse what is no profile: $given",
    ({ given }) => {
      const told = given.length === 0 ? "undefined" : "an object";
      expect(() => Reflect.apply(problemPages, undefined, given) as unknown).toThrow(
        `problemPages takes a profile made by defineProfile, but received ${told}.`,
      );
    },
  );
});

it.each([
  { lang: "ar-EG", dir: "rtl" },
  { lang: "ar-Latn", dir: "ltr" },
  { lang: "dv", dir: "rtl" },
  { lang: "fa-Latn", dir: "ltr" },
  { lang: "iw", dir: "rtl" },
  { lang: "ks", dir: "rtl" },
  { lang: "pa", dir: "ltr" },
  { lang: "pa-Arab", dir: "rtl" },
  { lang: "uz-Arab", dir: "rtl" },
  { lang: "yi", dir: "rtl" },
  { lang: "zh-Hant", dir: "ltr" },
])("the direction of $lang is that of its script: $dir", ({ lang, dir }) => {
  const page = problemFiles(baseProfile, { lang }).get("index.html");
  expect(page).toContain(`<html lang="${lang}" dir="${dir}">`);
  // Code is written from the left in every language.
  expect(page).toMatch(/\ncode, pre \{[^}]* direction: ltr; unicode-bidi: isolate; \}/);
});

it.each([".", "..", "\ud800"])("the code %j, which no address can have, is refused", (code) => {
  const { 400: bad, 500: internal } = baseProfile.rows;
  const rows = { 400: bad, 500: internal };
  const profile = defineProfile({ name: "x", rows, codes: { [code]: { status: 400, meaning: "x" } } });
  expect(() => problemPages(profile, { base: BASE })).toThrow(
    "it cannot be part of an address. Rename the code.",
  );
});
