import createHttpError from "http-errors";
import { isNoMessage } from "../../errors/status-phrases";
import { cutText, ownNames, prototypeChain } from "../../untrusted";
import { builtIn, descendsFrom, type Foreign, isErrorStatus, membersOf, type Note } from "../mapping";
import { keepStatus } from "../trust-status";

/**
 * An error that http-errors built from nothing, in any of its copies, keeps its status, its safe headers, and
 * its message where it exposes it. One that http-errors only stamped is another library's, and not trusted.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapHttpErrors) });
 * ```
 */
export const mapHttpErrors = builtIn("mapHttpErrors", (error, note) => {
  const { status } = error;
  if (!isErrorStatus(status) || !isBuiltByHttpErrors(error)) return undefined;
  noteOtherMembers(error, note);
  return keepStatus(error, status, note, meantMessage(error, status));
});

/** What http-errors sets itself, and the headers, which have a note of their own. */
const KNOWN_MEMBERS: ReadonlySet<string> = new Set([
  "expose",
  "headers",
  "message",
  "name",
  "stack",
  "status",
  "statusCode",
]);

/** The most names in a note. */
const MAX_NAMES = 8;

/** Libraries also give members to the errors that they make with http-errors, and not for the client. */
function noteOtherMembers(error: Foreign, note: Note): void {
  const names = ownNames(error).filter((name) => !KNOWN_MEMBERS.has(name));
  if (names.length === 0) return;
  const listed = names.slice(0, MAX_NAMES).map((name) => JSON.stringify(cutText(name, 80)));
  if (names.length > MAX_NAMES) listed.push("…");
  note(`Members of an error of http-errors were left out: ${listed.join(", ")}. See trustStatus.`);
}

/**
 * The message, unless it is the phrase that http-errors fills in: an error made with that phrase as its message
 * cannot be distinguished from one without.
 */
function meantMessage(error: Foreign, status: number): string {
  const { message } = error;
  return typeof message === "string" && !isNoMessage(status, message) ? message : "";
}

/** Whether http-errors made the error itself: only its own classes state status, statusCode and expose. */
export function isBuiltByHttpErrors(error: object): boolean {
  const [, ...prototypes] = prototypeChain(error);
  return prototypes.some(statesStatus) && prototypes.some(isRootOfHttpErrors);
}

/** The marks that http-errors puts on an error, whoever made it. */
interface Stamp {
  readonly status: number;
  readonly expose: boolean;
}

/** The stamp of http-errors on an error of another class; parsed input can have the same members and is none. */
export function readStamp(error: unknown): Stamp | undefined {
  const { status, statusCode, expose } = membersOf(error);
  const isStamped = isErrorStatus(status) && statusCode === status && typeof expose === "boolean";
  return isStamped && descendsFrom(error, "Error") ? { status, expose } : undefined;
}

function statesStatus(prototype: object): boolean {
  return ["status", "statusCode", "expose"].every((name) => {
    const property = Object.getOwnPropertyDescriptor(prototype, name);
    return property !== undefined && "value" in property;
  });
}

/** By identity, since bundlers rename classes, or by the name that it has in every other copy. */
function isRootOfHttpErrors(prototype: object): boolean {
  if (prototype === createHttpError.HttpError.prototype) return true;
  const root = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value as unknown;
  return typeof root === "function" && root.name === "HttpError";
}
