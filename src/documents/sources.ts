import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import { readProperty } from "../untrusted";
import { decodeDocument, type Format, formatOfFile, formatOfText } from "./decode-document";
import { LIMITS } from "./in-worker";
import type { Source } from "./read-documents";
import { reasonOf, Refusal } from "./refusal";
import { htmlOfRst } from "./rst-to-html";

/** What a document may have: 32 MB. */
const MOST_BYTES = 32 * 1_024 * 1_024;

/** A document, and what identifies it. */
export interface Document {
  readonly source: Source;
  /** Its path without the folders of this machine. */
  readonly name: string;
  readonly sha256: string;
}

/** Where documents come from. */
export interface Places {
  /** The folder that paths are relative to. */
  readonly folder: string;
  /** What `-` stands for. */
  readonly standardInput: AsyncIterable<unknown>;
}

/**
 * Gets a document: a file, or `-` for the standard input.
 *
 * @param from - The format; without it the extension or the text says it.
 * @throws Refusal if the document is not there, too large, not text, or of an unknown format.
 */
export async function getDocument(
  path: string,
  from: Format | undefined,
  { folder, standardInput }: Places,
): Promise<Document> {
  const isFile = path !== "-";
  const name = isFile ? portablePath(path, folder) : "standard input";
  const bytes = await bytesOf(isFile ? createReadStream(resolve(folder, path)) : standardInput, name);
  const known = from ?? (isFile ? formatOfFile(path) : undefined);
  const text = decodeDocument(bytes, name, known);
  const format = known ?? formatOfText(text);
  if (format === undefined) {
    throw new Refusal(`The format of ${name} is unclear: add --from md, --from html or --from rst`);
  }
  const source: Source =
    format === "rst"
      ? {
          name,
          format: "html",
          text: htmlOfRst(text, name, { milliseconds: LIMITS.milliseconds, bytes: MOST_BYTES }),
        }
      : { name, format, text };
  return { source, name, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function bytesOf(chunks: AsyncIterable<unknown>, name: string): Promise<Buffer> {
  const read: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
      size += bytes.length;
      if (size > MOST_BYTES) throw new Refusal(`${name} has more than 32 MB`);
      read.push(bytes);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (readProperty(error, "code") === "ENOENT") throw new Refusal(`${name} does not exist`);
    throw new Refusal(`${name} cannot be read: ${reasonOf(error)}`);
  }
  return Buffer.concat(read);
}

/** A path as it may be written into a file: relative, with slashes, and without the folders of this machine. */
function portablePath(path: string, folder: string): string {
  if (!isAbsolute(path)) return path.split(sep).join("/");
  const inside = relative(folder, path);
  return inside.startsWith("..") || isAbsolute(inside) ? basename(path) : inside.split(sep).join("/");
}
