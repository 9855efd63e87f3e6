import { builtIn, descendsFrom, textOf } from "../mapping";
import { failureOfMessage, networkFailure, upstreamError } from "./upstream-error";

/** The codes of a mail that was not accepted. The others are mistakes of the program. */
const CODES: ReadonlySet<unknown> = new Set([
  "EAUTH",
  "ECONNECTION",
  "EDNS",
  "EENVELOPE",
  "EMESSAGE",
  "EPROTOCOL",
  "ESOCKET",
  "ETIMEDOUT",
  "ETLS",
]);

/** The command that failed: "CONN" is the connection itself. "API" is a call that nodemailer did not accept. */
const COMMAND = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL FROM|RCPT TO|DATA)\b/;

/**
 * The replies of a server that is not available, or whose mailbox or storage is not, for now (RFC 5321 section 4.2.3).
 */
const BUSY: ReadonlySet<unknown> = new Set([421, 450, 451, 452]);

/**
 * The errors of nodemailer's SMTP transport: 503 if the mail server refused the connection or is not available now.
 *
 * @example
 * ```ts
 * import { mapNodemailer } from "express-error-profiles/upstreams";
 *
 * errorHandler({ mappers: [...defaultMappers, mapNodemailer] }); // a refused socket becomes a 503
 * ```
 */
export const mapNodemailer = builtIn("mapNodemailer", (error) => {
  const { code, command, originalCode, responseCode } = error;
  const isOfMail = descendsFrom(error, "Error") && CODES.has(code) && COMMAND.test(textOf(command) ?? "");
  if (!isOfMail) return undefined;
  const status = BUSY.has(responseCode) ? 503 : undefined;
  // ESOCKET replaces the system's own code.
  const failure = code === "ESOCKET" ? failureOfMessage(error, originalCode) : networkFailure(error);
  return upstreamError(error, { status }, failure);
});
