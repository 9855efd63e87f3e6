import { extname } from "node:path";
import { TextDecoder } from "node:util";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { Refusal } from "./refusal";

/** How a document is written. */
export type Format = "md" | "html" | "rst";

export const FORMATS: readonly Format[] = ["md", "html", "rst"];

const EXTENSIONS: Readonly<Partial<Record<string, Format>>> = {
  ".md": "md",
  ".markdown": "md",
  ".mdx": "md",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".rst": "rst",
  ".rest": "rst",
};

/** The format that the extension of a file stands for. */
export function formatOfFile(file: string): Format | undefined {
  return EXTENSIONS[extname(file).toLowerCase()];
}

/** The format of a text that says so itself, by how it begins or by a table of Markdown in it. */
export function formatOfText(text: string): Format | undefined {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return "html";
  return /^ {0,3}\|? *:?-+:? *\|[ |:-]*$/m.test(text) || /^#{1,6} /m.test(text) ? "md" : undefined;
}

const MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * The text of a document, decoded by its byte order mark, else by what its HTML declares, else as UTF-8.
 *
 * @param format - The format, if it is known; without it a text that begins like HTML is HTML.
 * @throws Refusal if the encoding is unknown or if there are bytes that it does not have: a replaced character would
 * be a changed text.
 */
export function decodeDocument(bytes: Uint8Array, name: string, format: Format | undefined): string {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.encoding ?? declaredEncoding(bytes, format) ?? "utf-8";
  const decoder = decoderOf(encoding, name);
  let text: string;
  try {
    // In parts: decoding windows-1252 at once, Node 20 and 22 give control characters for quotes and dashes.
    text = decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    throw new Refusal(`${name} has bytes that are not ${encoding}`);
  }
  if (text.includes("\0")) throw new Refusal(`${name} is not a text, since it has null characters`);
  return text;
}

function decoderOf(encoding: string, name: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new Refusal(`${name} declares the encoding "${encoding}", which is unknown`);
  }
}

/** Where browsers look for a declaration. */
const DECLARED_WITHIN = 1_024;

function declaredEncoding(bytes: Uint8Array, format: Format | undefined): string | undefined {
  const start = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString("latin1");
  if ((format ?? formatOfText(start)) !== "html") return undefined;
  const declared =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ?? encodingOfMeta(parse(start));
  // What can be read as ASCII up to here is not UTF-16, whatever it declares (HTML standard, "prescan").
  return declared !== undefined && /^utf-16/i.test(declared) ? "utf-8" : declared;
}

/** What the first `meta` with an encoding declares: as its `charset`, or for the header `Content-Type`. */
function encodingOfMeta(node: DefaultTreeAdapterTypes.ParentNode): string | undefined {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    const {
      charset,
      content = "",
      ...others
    } = Object.fromEntries(child.attrs.map(({ name, value }): [string, string | undefined] => [name, value]));
    const isHeader = others["http-equiv"]?.toLowerCase() === "content-type";
    const declared = charset ?? (isHeader ? /charset\s*=["'\s]*([^\s"';]+)/i.exec(content)?.[1] : undefined);
    const encoding = child.tagName === "meta" ? declared : encodingOfMeta(child);
    if (encoding?.trim()) return encoding.trim();
  }
  return undefined;
}
