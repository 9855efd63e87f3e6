import express from "express";
import type { HttpError, Mapper } from "express-error-profiles";
import { failures } from "./failures";

/** Takes every body for JSON, whatever its Content-Type says: the service speaks nothing else. */
export const readBody = express.json({ type: () => true });

/** The errors of `express.json()` that have codes of their own here, by the `type` that it documents. */
const FAILURES = new Map<unknown, (cause: unknown) => HttpError>([
  ["entity.parse.failed", failures.bodyNotJson],
  ["charset.unsupported", failures.bodyNotJson],
  ["encoding.unsupported", failures.bodyNotJson],
  ["entity.too.large", failures.bodyTooLong],
]);

/** Recognises what {@link readBody} throws; everything else is left to the mappers behind it. */
export const bodyErrors: Mapper = (error) =>
  error instanceof Error && "type" in error && "expose" in error
    ? FAILURES.get(error.type)?.(error)
    : undefined;
