import type { Codes, DocumentedCode, Rows } from "../envelopes/problem";
import {
  assertKnownNames,
  closestName,
  ConfigurationError,
  definitionError,
} from "../errors/configuration-error";
import type { ErrorClass } from "../errors/documented-errors";
import type { HttpErrorOptions } from "../errors/error-options";
import { type HttpError, isErrorStatus, optionsOf } from "../errors/http-error";
import { cutText, describeValue, isArray, isObject, isRecord, isText } from "../untrusted";

/** A code of a catalogue; undefined if the catalogue does not have it, or if there is no catalogue. */
export function findCode(codes: Codes | undefined, code: unknown): DocumentedCode | undefined {
  if (codes === undefined || (typeof code !== "string" && typeof code !== "number")) return undefined;
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}

/** The statuses that a code belongs to, the usual one first. */
export function statusesOf({ status }: DocumentedCode): readonly number[] {
  return typeof status === "number" ? [status] : status;
}

/** The code that a key of a catalogue stands for: JavaScript makes a text of `101`, and this the number again. */
export function writtenCode(key: string): string | number {
  const number = Number(key);
  return Number.isFinite(number) && String(number) === key ? number : key;
}

/** Whether a value can be a code: a text that says something, or a number. */
export function isCode(value: unknown): value is string | number {
  return isText(value) || Number.isFinite(value);
}

/** A code as it is written in a program: a number without quotes. */
export function describeCode(code: string | number): string {
  return typeof code === "string" ? JSON.stringify(cutText(code, MAX_CODE)) : String(code);
}

/** The most characters of a code in a sentence. */
const MAX_CODE = 80;

/** The error classes of a profile, by status. */
export type ErrorClasses = ReadonlyMap<number, ErrorClass>;

/** The options of an error that is made of a code: the catalogue gives the code. */
type OptionsOfError = HttpErrorOptions<number, never> & { readonly status?: number | undefined };

/** Makes the method `error` of a profile, which makes an error of a code and of the class of its status. */
export function errorMaker(name: string, codes: Codes | undefined, classes: ErrorClasses) {
  return function error(
    code: string | number,
    messageOrOptions?: string | OptionsOfError,
    optionsAfterMessage?: OptionsOfError,
  ): HttpError {
    const documented = findCode(codes, code);
    if (documented === undefined) throw unknownCode("error", name, codes, code);
    const given = optionsOf(isObject(messageOrOptions) ? messageOrOptions : optionsAfterMessage);
    const { status: chosen, ...options } = (given ?? {}) as OptionsOfError;
    const message = isText(messageOrOptions) ? messageOrOptions : documented.meaning;
    const statuses = statusesOf(documented);
    const status = statuses.find((one) => one === (chosen ?? one));
    const ErrorOfStatus = status === undefined ? undefined : classes.get(status);
    if (ErrorOfStatus === undefined) {
      throw new ConfigurationError(
        "unknown-code",
        `The code ${describeCode(code)} of the profile "${name}" belongs to ${statuses.join(", ")}, but error received the status ${describeValue(chosen)}.`,
      );
    }
    return new ErrorOfStatus(message, { ...options, code });
  };
}

/** The error of a code that a profile does not list, and that `subject` received. */
export function unknownCode(
  subject: string,
  name: string,
  codes: Codes | undefined,
  code: unknown,
): ConfigurationError {
  const received = isCode(code) ? describeCode(code) : describeValue(code);
  if (codes === undefined) {
    return new ConfigurationError(
      "unknown-code",
      `The profile "${name}" has no codes, but ${subject} received ${received}. Add them with extendProfile(profile, { codes: … }).`,
    );
  }
  const meant = isCode(code) ? closestName(String(code), Object.keys(codes)) : undefined;
  const cure = meant === undefined ? "" : ` Did you mean ${describeCode(meant)}?`;
  return new ConfigurationError(
    "unknown-code",
    `The profile "${name}" does not list the code that ${subject} received, ${received}.${cure} The compiler finds this if the catalogue is written in the call or as const.`,
  );
}

/** Checks each code of a catalogue, and that it has the default codes of the rows. */
export function checkCodes(name: string, rows: Rows, codes: Codes): void {
  for (const [code, documented] of Object.entries(codes)) {
    checkCode(`The code ${describeCode(code)} of the profile "${name}"`, rows, code, documented);
  }
  for (const [status, { code }] of Object.entries(rows)) {
    if (code === undefined || Number(status) < 400) continue;
    const documented = findCode(codes, code);
    const statuses = documented === undefined ? [] : statusesOf(documented);
    if (statuses.includes(Number(status))) continue;
    throw definitionError(
      "wrong-code",
      `Row ${status} of the profile "${name}" has the code ${describeCode(code)}, which ${documented === undefined ? "its catalogue does not have" : `belongs to ${statuses.join(", ")}`}`,
      `Give that code the status ${status} in codes, or give row ${status} another code`,
    );
  }
}

function checkCode(subject: string, rows: Rows, code: string, documented: DocumentedCode): void {
  if (!isText(code)) {
    throw definitionError("wrong-code", `${subject} is empty`, "Write the code that clients receive");
  }
  if (!isRecord(documented)) {
    throw definitionError(
      "wrong-code",
      `${subject} is ${describeValue(documented)}`,
      'Write { status: 404, meaning: "…" }',
    );
  }
  assertKnownNames(subject, documented, ["status", "meaning", "remedy", "href"]);
  const { status, meaning, remedy, href } = documented;
  checkStatuses(subject, rows, status);
  if (!isText(meaning)) {
    throw definitionError(
      "wrong-code",
      `${subject} has no meaning: ${describeValue(meaning)}`,
      "Say in a sentence what the code means",
    );
  }
  if (remedy !== undefined && !isText(remedy)) {
    throw definitionError(
      "wrong-code",
      `${subject} has a remedy that is not a text: ${describeValue(remedy)}`,
      "Say in a sentence what the client should do, or leave it out",
    );
  }
  if (href !== undefined && !isAddress(href)) {
    throw definitionError(
      "wrong-code",
      `${subject} has an href that is not an address: ${describeValue(href)}`,
      "Use an http or https URL or a path, or leave it out",
    );
  }
}

/** Checks that a code belongs to statuses that the table lists as errors. */
function checkStatuses(subject: string, rows: Rows, status: unknown): void {
  const statuses = isArray(status) ? status : [status];
  const twice = statuses.find((one, index) => statuses.indexOf(one) !== index);
  if (twice !== undefined) {
    throw definitionError(
      "wrong-code",
      `${subject} has the status ${describeValue(twice)} twice`,
      "Write each status once",
    );
  }
  const wrong = statuses.findIndex((one) => !isErrorStatus(one) || !Object.hasOwn(rows, one));
  if (wrong === -1 && statuses.length > 0) return;
  const listed = Object.keys(rows).filter((key) => Number(key) >= 400);
  throw definitionError(
    "wrong-code",
    statuses.length === 0
      ? `${subject} has no status`
      : `${subject} has the status ${describeValue(statuses[wrong])}, which is not an error row of the table`,
    `Use ${listed.join(", ")}, or a list of several`,
  );
}

/** Whether a link can lead there. A page that shows the catalogue must not run a `javascript:` address. */
function isAddress(value: unknown): boolean {
  if (!isText(value) || !URL.canParse(value, "https://example.com")) return false;
  return /^https?:$/.test(new URL(value, "https://example.com").protocol);
}
