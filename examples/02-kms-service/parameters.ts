import type { HttpError } from "express-error-profiles";
import type { EncryptionContext } from "./encryption";
import { failures } from "./failures";
import { KEY_ID } from "./key";

/** The members of a request's body, whatever they are. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The body as Express parsed it; one that was not sent has no parameters. */
export function parametersIn(body: unknown): Parameters {
  return typeof body === "object" && body !== null ? { ...body } : {};
}

export function keyId(parameters: Parameters): string {
  return text(parameters, "key_id", KEY_ID, failures.keyIdInvalid);
}

export function keyAlias(parameters: Parameters): string {
  return text(parameters, "key_alias", /^[\w:/-]{1,255}$/, failures.aliasInvalid);
}

export function keyDescription(parameters: Parameters): string {
  if (isMissing(parameters["key_description"])) return "";
  return text(parameters, "key_description", /^.{0,255}$/su, failures.descriptionInvalid);
}

export function pendingDays(parameters: Parameters): number {
  // The service documents a string of digits; a number is accepted too.
  const value = required(parameters, "pending_days");
  const days = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (!isInteger(days) || days < 7 || days > 1096) throw failures.pendingDaysInvalid();
  return days;
}

export function plainText(parameters: Parameters): string {
  // Half a surrogate pair has no UTF-8, so it would not come back from decryption.
  const value = text(parameters, "plain_text", /^\P{Surrogate}+$/u, failures.plainTextInvalid);
  if (Buffer.byteLength(value) > 4096) throw failures.plainTextInvalid();
  return value;
}

export function cipherText(parameters: Parameters): string {
  return text(parameters, "cipher_text", /^[0-9a-zA-Z+/]+={0,2}$/, failures.cipherTextInvalid);
}

export function encryptionContext(parameters: Parameters): EncryptionContext {
  const context = parameters["encryption_context"];
  if (isMissing(context)) return {};
  if (!isEncryptionContext(context)) throw failures.contextInvalid();
  return context;
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function text(parameters: Parameters, name: string, pattern: RegExp, invalid: () => HttpError): string {
  const value = required(parameters, name);
  if (typeof value !== "string" || !pattern.test(value)) throw invalid();
  return value;
}

function required(parameters: Parameters, name: string): unknown {
  const value = parameters[name];
  if (isMissing(value)) throw failures.parameterMissing(name);
  return value;
}

function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isEncryptionContext(value: unknown): value is EncryptionContext {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((member) => typeof member === "string");
}
