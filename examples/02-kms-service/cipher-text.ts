import { decrypt, encrypt, type EncryptionContext } from "./encryption";
import { kms } from "./profile";
import { KEY_ID, refuseUnlessEnabled, type Key } from "./key";
import type { KeyStore } from "./key-store";

const KEY_ID_BYTES = 36;

/** Base64 of the key's id, which decryption finds the key by, and of what the key sealed. */
export function cipherTextOf(key: Key, plainText: string, context: EncryptionContext): string {
  refuseUnlessEnabled(key);
  return Buffer.concat([Buffer.from(key.id), encrypt(key.material, plainText, context)]).toString("base64");
}

export function plainTextOf(keys: KeyStore, cipherText: string, context: EncryptionContext) {
  const bytes = Buffer.from(cipherText, "base64");
  const id = bytes.toString("latin1", 0, KEY_ID_BYTES);
  if (!KEY_ID.test(id)) throw kms.error("KMS.2201");
  const key = keys.find(id);
  refuseUnlessEnabled(key);
  try {
    return { key, plainText: decrypt(key.material, bytes.subarray(KEY_ID_BYTES), context) };
  } catch (cause) {
    throw kms.error("KMS.2201", { cause });
  }
}
