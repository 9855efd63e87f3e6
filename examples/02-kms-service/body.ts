import express, { type RequestHandler } from "express";
import type { Mapper } from "express-error-profiles";
import { kms, type KmsCode } from "./profile";

/** Takes every body for JSON, whatever its Content-Type says: the service speaks nothing else. */
export const readBody: RequestHandler = express.json({ type: () => true });

/** The errors of `express.json()` that have codes of their own here, by the `type` that it documents. */
const CODES = new Map<unknown, KmsCode>([
  ["entity.parse.failed", "KMS.0202"],
  ["charset.unsupported", "KMS.0202"],
  ["encoding.unsupported", "KMS.0202"],
  ["entity.too.large", "KMS.0203"],
]);

/** Recognises what {@link readBody} throws; everything else is left to the mappers behind it. */
export const bodyErrors: Mapper = (error) => {
  if (!(error instanceof Error) || !("type" in error) || !("expose" in error)) return undefined;
  const code = CODES.get(error.type);
  return code === undefined ? undefined : kms.error(code, { cause: error });
};
