import type { JsonSchema } from "./problem";

/** A text. */
export const TEXT: JsonSchema = { type: "string" };

/** An object that has some members always and others if there is any. It may have more. */
export function objectSchema(always: JsonSchema, sometimes: JsonSchema = {}): JsonSchema {
  return { type: "object", required: Object.keys(always), properties: { ...always, ...sometimes } };
}

/** The code of a row: one of a list, or any if there is no list. */
export function codeSchema(codes: readonly string[] | undefined): JsonSchema {
  if (codes === undefined) return TEXT;
  return codes.length === 0 ? { not: {} } : { ...TEXT, enum: codes };
}
