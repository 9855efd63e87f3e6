import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject, readProperty } from "../untrusted";

// An app of Express answers OPTIONS itself, with the methods of all routes of the path, but only once everything behind
// them has passed the request on: `notFound` and `errorHandler` have to do that too, and to answer where Express does not.

/** The errors that Express may still answer in the place of, and the responses that it was left with. */
const left = new WeakSet<object>();

/** Marks the error of an `OPTIONS` request, where it is one. A bare router has no end that answers. */
export function leave<Failure extends object>(req: IncomingMessage, error: Failure): Failure {
  if (req.method === "OPTIONS" && isObject(readProperty(req, "app"))) left.add(error);
  return error;
}

/** Whether a response is left to Express already. */
export function isLeft(res: ServerResponse): boolean {
  return left.has(res);
}

/**
 * Lets Express answer a request whose error was marked, and calls `answer` in the place of its page where no route
 * serves the path. Returns whether the error was marked.
 */
export function passToExpress(
  error: unknown,
  res: ServerResponse,
  next: () => void,
  answer: () => void,
): boolean {
  if (!isObject(error) || !left.delete(error)) return false;
  left.add(res);
  const end = res.end.bind(res);
  const policy = res.getHeader(POLICY);
  const endOrAnswer = (...given: unknown[]): ServerResponse => {
    res.end = end;
    if (!isPageOfExpress(res)) return Reflect.apply(end, res, given) as ServerResponse;
    // The page has replaced the policy of the app.
    if (policy === undefined) res.removeHeader(POLICY);
    else res.setHeader(POLICY, policy);
    answer();
    return res;
  };
  res.end = endOrAnswer as ServerResponse["end"];
  next();
  return true;
}

const POLICY = "Content-Security-Policy";

/** The page of a 404 that Express sends where nothing else has answered, known by its head. */
function isPageOfExpress(res: ServerResponse): boolean {
  return (
    res.statusCode === 404 &&
    res.getHeader(POLICY) === "default-src 'none'" &&
    res.getHeader("Content-Type") === "text/html; charset=utf-8"
  );
}
