import { Buffer } from "node:buffer";

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("\r\n0\r\n\r\n");

/** Reads the responses of one HTTP/1.1 connection, one after the other, from the chunks of its socket. */
export class ResponseReader {
  #pending = undefined;

  /** The next whole response, or undefined where more bytes are needed. */
  read(chunk) {
    const bytes = this.#pending === undefined ? chunk : Buffer.concat([this.#pending, chunk]);
    const response = parse(bytes);
    this.#pending = response === undefined ? bytes : undefined;
    return response;
  }
}

function parse(bytes) {
  const endOfHead = bytes.indexOf(END_OF_HEAD);
  if (endOfHead === -1) return undefined;
  const head = bytes.latin1Slice(0, endOfHead);
  const begin = endOfHead + END_OF_HEAD.length;
  const end = endOf(head, bytes, begin);
  if (end === undefined || bytes.length < end) return undefined;
  if (bytes.length > end) throw new Error(`There is more than one response in ${bytes.utf8Slice()}`);
  return { status: Number(head.slice(9, 12)), head, body: bytes.utf8Slice(begin, end) };
}

/** Where the body ends. A chunked one is returned as it came, and ends where its last chunk does. */
function endOf(head, bytes, begin) {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return begin + Number(length);
  return bytes.subarray(begin).indexOf(LAST_CHUNK) === -1 ? undefined : bytes.length;
}
