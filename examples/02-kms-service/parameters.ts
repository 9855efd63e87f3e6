import type { EncryptionContext } from "./encryption";
import { kms, type KmsCode } from "./profile";
import { KEY_ID } from "./key";

/** The members of a request's body, whatever they are. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The body as Express parsed it; one that was not sent has no parameters. */
export function parametersIn(body: unknown): Parameters {
  return typeof body === "object" && body !== null ? { ...body } : {};
}

export function keyId(parameters: Parameters): string {
  return text(parameters, "key_id", KEY_ID, "KMS.0205");
}

export function keyAlias(parameters: Parameters): string {
  return text(parameters, "key_alias", /^[\w:/-]{1,255}$/, "KMS.1101");
}

export function keyDescription(parameters: Parameters): string {
  if (isMissing(parameters["key_description"])) return "";
  return text(parameters, "key_description", /^.{0,255}$/su, "KMS.1103");
}

export function pendingDays(parameters: Parameters): number {
  // The service documents a string of digits; a number is accepted too.
  const value = required(parameters, "pending_days");
  const days = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (!isInteger(days) || days < 7 || days > 1096) throw kms.error("KMS.1401");
  return days;
}

export function plainText(parameters: Parameters): string {
  // Half a surrogate pair has no UTF-8, so it would not come back from decryption.
  const value = text(parameters, "plain_text", /^\P{Surrogate}+$/u, "KMS.2101");
  if (Buffer.byteLength(value) > 4096) throw kms.error("KMS.2101");
  return value;
}

export function cipherText(parameters: Parameters): string {
  return text(parameters, "cipher_text", /^[0-9a-zA-Z+/]+={0,2}$/, "KMS.2201");
}

export function encryptionContext(parameters: Parameters): EncryptionContext {
  const context = parameters["encryption_context"];
  if (isMissing(context)) return {};
  if (!isEncryptionContext(context)) throw kms.error("KMS.0208");
  return context;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function text(parameters: Parameters, name: string, pattern: RegExp, code: KmsCode): string {
  const value = required(parameters, name);
  if (typeof value !== "string" || !pattern.test(value)) throw kms.error(code);
  return value;
}

function required(parameters: Parameters, name: string): unknown {
  const value = parameters[name];
  if (isMissing(value)) throw kms.error("KMS.0204", `${name} is missing.`);
  return value;
}

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isEncryptionContext(value: unknown): value is EncryptionContext {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((member) => typeof member === "string");
}
