import { kms } from "./profile";
import { createKey, type Key } from "./key";

/** The keys of one project, in memory. */
export class KeyStore {
  readonly #keys = new Map<string, Key>();

  create(alias: string, description: string): Key {
    if (this.list().some((key) => key.alias === alias)) throw kms.error("KMS.1104");
    const key = createKey(alias, description);
    this.#keys.set(key.id, key);
    return key;
  }

  find(id: string): Key {
    const key = this.list().find((candidate) => candidate.id === id);
    if (key === undefined) throw kms.error("KMS.0207");
    return key;
  }

  /** The keys that are there. One whose time has come is deleted when it is looked for. */
  list(): readonly Key[] {
    const now = Date.now();
    for (const { id, deletedAt } of this.#keys.values()) {
      if (deletedAt !== undefined && deletedAt <= now) this.#keys.delete(id);
    }
    return [...this.#keys.values()];
  }
}
