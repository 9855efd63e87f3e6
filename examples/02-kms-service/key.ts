import { generateKeySync, randomUUID, type KeyObject } from "node:crypto";
import { kms } from "./profile";

const DAY_IN_MILLISECONDS = 24 * 60 * 60 * 1000;

export const KEY_ID = /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/;

export interface Key {
  readonly id: string;
  readonly alias: string;
  readonly description: string;
  readonly createdAt: number;
  /** A `KeyObject` and not bytes: it shows its material neither in JSON nor in a log. */
  readonly material: KeyObject;
  state: "enabled" | "disabled" | "pendingDeletion";
  /** When the key is deleted; absent where that is not scheduled. */
  deletedAt: number | undefined;
}

export function createKey(alias: string, description: string): Key {
  const material = generateKeySync("aes", { length: 256 });
  return {
    id: randomUUID(),
    alias,
    description,
    createdAt: Date.now(),
    material,
    state: "enabled",
    deletedAt: undefined,
  };
}

export function enable(key: Key): void {
  refuseIfPendingDeletion(key);
  if (key.state === "enabled") throw kms.error("KMS.1201");
  key.state = "enabled";
}

export function disable(key: Key): void {
  refuseUnlessEnabled(key);
  key.state = "disabled";
}

export function scheduleDeletion(key: Key, days: number): void {
  refuseIfPendingDeletion(key);
  key.state = "pendingDeletion";
  key.deletedAt = Date.now() + days * DAY_IN_MILLISECONDS;
}

/** The key comes back disabled: whoever saves it from deletion decides apart whether it is to be used. */
export function cancelDeletion(key: Key): void {
  if (key.state !== "pendingDeletion") throw kms.error("KMS.1501");
  key.state = "disabled";
  key.deletedAt = undefined;
}

export function refuseUnlessEnabled(key: Key): void {
  refuseIfPendingDeletion(key);
  if (key.state === "disabled") throw kms.error("KMS.0209");
}

function refuseIfPendingDeletion(key: Key): void {
  if (key.state === "pendingDeletion") throw kms.error("KMS.0210");
}
