/** The error rows of the programs, with the names of their classes. */
const CLASSES = { 400: "BadRequest", 403: "Forbidden", 404: "NotFound", 500: "InternalServerError" } as const;
const STATUSES = [400, 403, 404, 400, 400, 500] as const;

/**
 * A program that defines a profile and makes errors of it, 300 times: of a catalogue of 158 codes in each way, or, without
 * a catalogue, of the classes.
 */
export function codesProgram(hasCatalogue: boolean): string {
  const codes = Array.from({ length: 158 }, (_, index) => ({
    code: JSON.stringify(`KMS.${String(1000 + index)}`),
    status: STATUSES[index % STATUSES.length] ?? 400,
  }));
  const catalogue = codes.map(
    ({ code, status }) =>
      `${code}: { status: ${String(status)}, meaning: "What it means.", remedy: "What to do." },`,
  );
  const uses = Array.from({ length: 300 }, (_, index) => {
    const { code, status } = codes[index % codes.length] ?? { code: "", status: 400 };
    const ofClass = `new kms.errors.${CLASSES[status]}("x", { code: ${code} })`;
    const ofCode = index % 2 === 0 ? `kms.error(${code})` : `kms.error(${code}, "x", { cause: 1 })`;
    return `export const error${String(index)} = ${hasCatalogue && index % 3 > 0 ? ofCode : ofClass};`;
  });
  return [
    'import { defineProfile, errorHandler, type Profile } from "express-error-profiles";',
    "const kms = defineProfile({",
    '  name: "KMS",',
    "  rows: {",
    '    400: { reason: "Bad Request", meaning: "x" },',
    '    403: { reason: "Forbidden", meaning: "x" },',
    '    404: { reason: "Not Found", meaning: "x" },',
    '    500: { reason: "Internal Server Error", meaning: "x" },',
    "  },",
    ...(hasCatalogue ? ["  codes: {", ...catalogue, "  },"] : []),
    "});",
    "export const profile: Profile = kms;",
    "errorHandler({ profile: kms });",
    ...uses,
  ].join("\n");
}
