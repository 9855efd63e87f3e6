/** Planted wherever a test has something that must not leave the process. */
export const SECRET = "tok3n-PLANTED-9f2c";

/** The forms in which a secret can leave. */
const FORMS = [
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString("base64"),
  Buffer.from(SECRET).toString("hex"),
  JSON.stringify([...Buffer.from(SECRET)]).slice(1, -1),
];

export function containsSecret(bytes: Buffer | string): boolean {
  const text = typeof bytes === "string" ? bytes : bytes.toString("latin1");
  return FORMS.some((form) => text.toLowerCase().includes(form.toLowerCase()));
}
