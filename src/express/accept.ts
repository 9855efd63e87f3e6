/** A type that the client accepts (RFC 9110 section 12.5.1), in lower case, and how much it is wanted, from 0 to 1. */
interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

/** The most characters of an `Accept` header that are read; those of browsers have 150. */
const MAX_ACCEPT = 4_096;

/** The types that an `Accept` header names, the most wanted first. What is not readable names nothing. */
function mediaRanges(accept: unknown): MediaRange[] {
  if (typeof accept !== "string") return [];
  const ranges = accept.slice(0, MAX_ACCEPT).toLowerCase().split(",").map(mediaRange);
  return ranges.sort((one, other) => other.quality - one.quality);
}

/** A media type without its parameters. */
function essenceOf(text: string): string {
  return text.replace(/;.*/s, "").trim();
}

function mediaRange(text: string): MediaRange {
  const type = essenceOf(text);
  const parameters = text
    .split(";")
    .slice(1)
    .map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const weight = Number(quality ?? 1);
  // Java sends a lone asterisk for every type.
  return { type: type === "*" ? "*/*" : type, quality: Number.isNaN(weight) ? 1 : weight };
}

const XHTML = "application/xhtml+xml";

function isHtml(type: string): boolean {
  return type === "text/html" || type === XHTML;
}

function isJson(type: string): boolean {
  return /[/+]json$/.test(type);
}

/**
 * Whether a browser asks for a page, and so wants HTML instead of JSON of the type `mediaType`. Only
 * browsers name XHTML. Java and others name `text/html` before `*\/*` and mean nothing by it, so `text/html` counts where
 * no JSON is acceptable.
 */
export function asksForPage(accept: unknown, mediaType: string): boolean {
  const accepted = mediaRanges(accept).filter(({ quality }) => quality > 0);
  const names = (name: string): boolean => accepted.some(({ type }) => type === name);
  if (names(XHTML)) return true;
  const isJsonAccepted =
    names("*/*") ||
    names("application/*") ||
    names(essenceOf(mediaType.toLowerCase())) ||
    accepted.some(({ type }) => isJson(type));
  return names("text/html") && !isJsonAccepted;
}

/**
 * Whether a client would rather have JSON than HTML, of something that is there as both: JSON is named, and HTML is less
 * wanted or not named.
 */
export function prefersJson(accept: unknown): boolean {
  const ranges = mediaRanges(accept);
  const rangeOf = (isNamed: (type: string) => boolean, family: string): MediaRange =>
    ranges.find(({ type }) => isNamed(type)) ??
    ranges.find(({ type }) => type === family) ??
    ranges.find(({ type }) => type === "*/*") ?? { type: "", quality: 0 };
  const json = rangeOf(isJson, "application/*");
  const html = rangeOf(isHtml, "text/*");
  if (json.quality !== html.quality) return json.quality > html.quality;
  return json.quality > 0 && isJson(json.type) && !isHtml(html.type);
}
