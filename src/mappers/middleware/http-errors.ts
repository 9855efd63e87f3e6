import createHttpError from "http-errors";
import { types } from "node:util";
import { isErrorStatus } from "../../errors/http-error";
import { isObject, prototypeChain, readProperty } from "../../untrusted";
import { builtIn } from "../mapping";
import { keepStatus } from "../trust-status";

/**
 * An error that http-errors built from nothing, in any of its copies, keeps its status, its safe headers, and
 * its message where it exposes it. One that http-errors only stamped is another library's, and not believed.
 */
export const mapHttpErrors = builtIn(function mapHttpErrors(error, note) {
  const { status } = error;
  return isErrorStatus(status) && isBuiltByHttpErrors(error) ? keepStatus(error, status, note) : undefined;
});

/** Whether http-errors made the error itself: only its own classes state status, statusCode and expose. */
export function isBuiltByHttpErrors(error: unknown): error is object {
  if (!isObject(error)) return false;
  try {
    const [, ...prototypes] = prototypeChain(error);
    return prototypes.some(statesStatus) && prototypes.some(isRootOfHttpErrors);
  } catch {
    return false;
  }
}

/** The marks that http-errors puts on an error, whoever made it. */
interface Stamp {
  readonly status: number;
  readonly expose: boolean;
}

/** The stamp of http-errors on a native error; parsed input can have the same members and is none. */
export function readStamp(error: unknown): Stamp | undefined {
  if (!types.isNativeError(error)) return undefined;
  const status = readProperty(error, "status");
  const expose = readProperty(error, "expose");
  const isStamped = isErrorStatus(status) && readProperty(error, "statusCode") === status;
  return isStamped && typeof expose === "boolean" ? { status, expose } : undefined;
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
