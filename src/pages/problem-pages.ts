import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Envelope } from "../envelopes/problem";
import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { NotFound } from "../errors/documented-errors";
import { HttpError } from "../errors/http-error";
import { prefersJson } from "../express/accept";
import type { Middleware } from "../express/options";
import type { RequestIdOption } from "../express/request";
import { withoutLastSlashes } from "../profiles/problem-type";
import { isProfile, type Profile } from "../profiles/profile";
import { joinNames } from "../response/error-headers";
import { isUriReference } from "../response/problem-of-error";
import { isText } from "../untrusted";
import { factsOf } from "./facts";
import { type Language, languageOf, type PageLabels } from "./labels";
import { pagesOf, type Page } from "./page-of";
import { STYLE_POLICY } from "./style";

/**
 * The options of {@link problemPages}.
 *
 * @example
 * ```ts
 * const options: ProblemPagesOptions = { base: "https://api.example.com/problems", title: "Key management" };
 * ```
 */
export interface ProblemPagesOptions {
  /**
   * The address of the pages as clients see it: the `typeBase` of your `errorHandler`.
   *
   * @example
   * ```ts
   * problemPages(kmsProfile, { base: "https://api.example.com/v1/problems" });
   * ```
   */
  base: string;
  /**
   * What the pages are about: the heading of the index.
   *
   * @default the name of the profile
   *
   * @example
   * ```ts
   * problemPages(kmsProfile, { base: "https://api.example.com/problems", title: "Errors of the key service" });
   * ```
   */
  title?: string | undefined;
  /**
   * The language of the texts, a tag such as `de` or `zh-Hant`.
   *
   * @default "en"
   *
   * @example
   * ```ts
   * problemPages(kmsProfile, { base: "https://api.example.com/problems", lang: "de" });
   * ```
   */
  lang?: string | undefined;
  /**
   * The words that are not of the profile, in your language.
   *
   * @default in English
   *
   * @example
   * ```ts
   * problemPages(kmsProfile, { base: "https://api.example.com/problems", labels: { errors: "Fehler" } });
   * ```
   */
  labels?: Partial<Record<keyof PageLabels, string | undefined>> | undefined;
  /**
   * The shape of the bodies in the samples, as your `errorHandler` has it.
   *
   * @default the envelope of the profile
   *
   * @example
   * ```ts
   * problemPages(kmsProfile, { base: "https://api.example.com/problems", envelope: problemDetails() });
   * ```
   */
  envelope?: Envelope | undefined;
  /**
   * The request id of the samples, as your `errorHandler` has it.
   *
   * @default an id in `X-Request-Id`
   *
   * @example
   * ```ts
   * problemPages(kmsProfile, { base: "https://api.example.com/problems", requestId: false });
   * ```
   */
  requestId?: RequestIdOption | undefined;
  /**
   * The `WWW-Authenticate` of the samples of a 401, as your `errorHandler` has it.
   *
   * @default none
   *
   * @example
   * ```ts
   * problemPages(baseProfile, { base: "https://api.example.com/problems", challenge: "Bearer" });
   * ```
   */
  challenge?: string | readonly string[] | undefined;
}

const OPTIONS = ["base", "title", "lang", "labels", "envelope", "requestId", "challenge"];

/**
 * Serves the documentation that the `type` of a problem leads to (RFC 9457 section 3.1.1): an index, and a page for
 * each row and each code of a profile, as HTML for people and as JSON for programs. Mount it at the path of `base`,
 * before `notFound`.
 *
 * @throws ConfigurationError for anything that is not a profile, for a wrong option, and for a code that no address can
 * have.
 *
 * @example
 * ```ts
 * const base = "https://api.example.com/problems";
 * app.use("/problems", problemPages(kmsProfile, { base }));
 * app.use(notFound(), errorHandler({ profile: kmsProfile, typeBase: base }));
 * ```
 */
export function problemPages(profile: Profile, options: ProblemPagesOptions): Middleware {
  const { title, language } = titleAndLanguage("problemPages", profile, options);
  const { base } = options;
  checkBase("problemPages", base);
  const root = withoutLastSlashes(base);
  const pathname = withoutLastSlashes(new URL(root).pathname);
  const pages = pagesOf(factsOf("problemPages", profile, base, options), {
    title,
    language,
    addressOf: (path) => `${root}/${path}`,
    linkTo: (path) => `${pathname}/${path}`,
  });
  const served = new Map(pages.map((page) => [decodeURIComponent(page.path), representationsOf(page)]));
  return function problemPages(req, res, next) {
    const page = served.get(pathOf(req));
    if (page === undefined) next(new NotFound());
    else if (req.method === "GET" || req.method === "HEAD") send(req, res, page);
    else next(new HttpError(405, undefined, { allow: ["GET", "HEAD"] }));
  };
}

export function checkBase(subject: string, base: unknown): void {
  if (isUriReference(base) && /^https?:\/\/[^?#]+$/i.test(base) && URL.canParse(base)) return;
  const takes = "an absolute http or https URL without a query, in which all but ASCII is percent-encoded,";
  throw wrongOption(subject, `${takes} as "base"`, base);
}

/** Checks a profile and the options that the pages have as files too, and returns two of them with their defaults. */
export function titleAndLanguage(
  subject: string,
  profile: Profile,
  options: Omit<ProblemPagesOptions, "base">,
): { title: string; language: Language } {
  if (!isProfile(profile)) throw wrongOption(subject, "a profile made by defineProfile", profile);
  assertKnownNames(subject, options, OPTIONS);
  const { title = profile.name } = options;
  if (!isText(title)) throw wrongOption(subject, 'a text as "title"', title);
  return { title, language: languageOf(subject, options) };
}

/** The path below the mount, without slashes around it; what cannot be decoded is the path of no page. */
function pathOf({ url }: IncomingMessage): string {
  const path = String(url).replace(/\?.*/s, "");
  const inside = path.replace(/^\/|\/$/g, "");
  try {
    return decodeURIComponent(inside);
  } catch {
    return path;
  }
}

/** One form of a page, as it is sent. */
interface Representation {
  readonly mediaType: string;
  readonly body: Buffer;
  readonly etag: string;
}

interface Representations {
  readonly html: Representation;
  readonly json: Representation;
}

function representationsOf({ html, facts }: Page): Representations {
  return {
    html: representation("text/html; charset=utf-8", html),
    json: representation("application/json", JSON.stringify(facts)),
  };
}

function representation(mediaType: string, text: string): Representation {
  const body = Buffer.from(text);
  return { mediaType, body, etag: `"${createHash("sha256").update(body).digest("base64url")}"` };
}

function send(req: IncomingMessage, res: ServerResponse, page: Representations): void {
  const { mediaType, body, etag } = prefersJson(req.headers.accept) ? page.json : page.html;
  res.setHeader("ETag", etag);
  res.setHeader("Cache-Control", "public, max-age=300");
  res.setHeader("Vary", joinNames([res.getHeader("Vary") ?? [], "Accept"]));
  if (isKnown(etag, req.headers["if-none-match"])) {
    res.statusCode = 304;
    res.end();
    return;
  }
  res.statusCode = 200;
  res.setHeader("Content-Type", mediaType);
  res.setHeader("Content-Length", body.length);
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader(
    "Content-Security-Policy",
    `${STYLE_POLICY}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  if (req.method === "HEAD") res.end();
  else res.end(body);
}

/** Whether the client has this version already (RFC 9110 section 13.1.2); proxies make tags weak. */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const known = ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}
