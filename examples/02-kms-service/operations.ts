import { cipherTextOf, plainTextOf } from "./cipher-text";
import { cancelDeletion, disable, enable, scheduleDeletion, type Key } from "./key";
import type { KeyStore } from "./key-store";
import * as read from "./parameters";

/** What is done with the keys of one project, and the answer to it. It knows no request and no response. */
export type Operation = (keys: KeyStore, parameters: read.Parameters) => object;

/** The numbers by which the service tells states. */
const KEY_STATES = { enabled: "2", disabled: "3", pendingDeletion: "4" } as const;

/** The operations by the last segment of their path. */
export const operations: Readonly<Record<string, Operation>> = {
  "create-key"(keys, parameters) {
    const key = keys.create(read.keyAlias(parameters), read.keyDescription(parameters));
    return { key_info: { key_id: key.id } };
  },

  "list-keys"(keys) {
    const list = keys.list();
    return {
      keys: list.map((key) => key.id),
      key_details: list.map(keyDetails),
      next_marker: "",
      truncated: "false",
      total: list.length,
    };
  },

  "describe-key": (keys, parameters) => ({ key_info: keyDetails(keys.find(read.keyId(parameters))) }),

  "enable-key"(keys, parameters) {
    const key = keys.find(read.keyId(parameters));
    enable(key);
    return { key_info: keyState(key) };
  },

  "disable-key"(keys, parameters) {
    const key = keys.find(read.keyId(parameters));
    disable(key);
    return { key_info: keyState(key) };
  },

  "schedule-key-deletion"(keys, parameters) {
    const [id, days] = [read.keyId(parameters), read.pendingDays(parameters)];
    const key = keys.find(id);
    scheduleDeletion(key, days);
    return keyState(key);
  },

  "cancel-key-deletion"(keys, parameters) {
    const key = keys.find(read.keyId(parameters));
    cancelDeletion(key);
    return keyState(key);
  },

  "encrypt-data"(keys, parameters) {
    const [id, plainText] = [read.keyId(parameters), read.plainText(parameters)];
    const context = read.encryptionContext(parameters);
    return { key_id: id, cipher_text: cipherTextOf(keys.find(id), plainText, context) };
  },

  "decrypt-data"(keys, parameters) {
    const [cipherText, context] = [read.cipherText(parameters), read.encryptionContext(parameters)];
    const { key, plainText } = plainTextOf(keys, cipherText, context);
    return { key_id: key.id, plain_text: plainText };
  },
};

function keyState(key: Key): object {
  return { key_id: key.id, key_state: KEY_STATES[key.state] };
}

function keyDetails(key: Key): object {
  return {
    ...keyState(key),
    key_alias: key.alias,
    key_description: key.description,
    creation_date: String(key.createdAt),
    scheduled_deletion_date: key.deletedAt === undefined ? "" : String(key.deletedAt),
  };
}
