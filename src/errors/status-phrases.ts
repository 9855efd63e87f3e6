import { STATUS_CODES } from "node:http";

/** The reason phrases of the IANA HTTP Status Code Registry: those of Node, which has some from before RFC 9110. */
const STANDARD_PHRASES: Readonly<Partial<Record<number, string>>> = {
  ...STATUS_CODES,
  413: "Content Too Large",
  418: undefined,
  422: "Unprocessable Content",
  509: undefined,
};

/** The reason phrase of a status in the registry, or undefined if it is not registered. */
export function registeredPhrase(status: number): string | undefined {
  return STANDARD_PHRASES[status];
}

/** Phrases that http-errors still fills in, from before RFC 9110 or from outside the registry. */
const LEGACY_PHRASES: Readonly<Partial<Record<number, string>>> = {
  413: "Payload Too Large",
  418: "I'm a Teapot",
  422: "Unprocessable Entity",
  509: "Bandwidth Limit Exceeded",
};

/** The standard phrase of an error status; of an unregistered one the name of its class (RFC 9110 section 15). */
export function standardPhrase(status: number): string {
  return STANDARD_PHRASES[status] ?? (status < 500 ? "Client Error" : "Server Error");
}

/** Whether `message` says no more than the status does: it is empty, or a phrase that stands for the status. */
export function isNoMessage(status: number, message: string): boolean {
  return (
    message === "" ||
    message === standardPhrase(status) ||
    message === (LEGACY_PHRASES[status] ?? phraseOfClass(status))
  );
}

/** What http-errors fills in for a status that is not registered: the phrase of the x00 of its class. */
function phraseOfClass(status: number): string | undefined {
  return STANDARD_PHRASES[status] === undefined ? STANDARD_PHRASES[status < 500 ? 400 : 500] : undefined;
}

/** The message of an error of `status`: the one that was given, if any. */
export function ownMessage(status: number, message: unknown): string {
  return typeof message === "string" && message !== "" ? message : standardPhrase(status);
}
