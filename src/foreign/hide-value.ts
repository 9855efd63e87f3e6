const QUOTES = ['"', "'", "`"];

/**
 * The message of a validator without its quotation of the refused text, which can be a password or a token:
 * `"pin" with value "12a4" fails …` becomes `"pin" with value "…" fails …`.
 */
export function hideValue(message: string, value: unknown): string {
  if (typeof value !== "string" || value === "") return message;
  const quotations = [JSON.stringify(value), ...QUOTES.map((quote) => quote + value + quote)];
  return quotations.reduce(
    (hidden, quotation) => hidden.replaceAll(quotation, `${quotation.charAt(0)}…${quotation.charAt(0)}`),
    message,
  );
}
