import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
// NIST SP 800-38D sections 8.2.2 and 5.2.1.2: a random 96-bit vector for each message, the longest tag.
const VECTOR_BYTES = 12;
const TAG_BYTES = 16;

/** Names and values that are not encrypted, but must be the same again for decryption. */
export type EncryptionContext = Readonly<Record<string, string>>;

export function encrypt(material: KeyObject, plainText: string, context: EncryptionContext): Buffer {
  const vector = randomBytes(VECTOR_BYTES);
  const cipher = createCipheriv(ALGORITHM, material, vector, { authTagLength: TAG_BYTES });
  cipher.setAAD(contextBytes(context));
  const encrypted = Buffer.concat([cipher.update(plainText, "utf8"), cipher.final()]);
  return Buffer.concat([vector, cipher.getAuthTag(), encrypted]);
}

/** @throws Error where `sealed` was made with another key or context, or changed since. */
export function decrypt(material: KeyObject, sealed: Buffer, context: EncryptionContext): string {
  const vector = sealed.subarray(0, VECTOR_BYTES);
  const tag = sealed.subarray(VECTOR_BYTES, VECTOR_BYTES + TAG_BYTES);
  const encrypted = sealed.subarray(VECTOR_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, material, vector, { authTagLength: TAG_BYTES });
  decipher.setAAD(contextBytes(context));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString("utf8");
}

// Sorted, since clients need not send the names in the same order twice.
function contextBytes(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}
