import { getRequest } from "../harness/client.mjs";

const MISSING = "The requested resource could not be found.";
const INTERNAL = "Internal server error";

/**
 * What is asked for, and what must be answered: the status and the detail of the body. `isCut` says that the
 * connection must be cut instead.
 */
const CASES = [
  { path: "/succeeds", status: 200 },
  { path: "/missing", status: 404, detail: (id) => `No key has the id ${id}.` },
  { path: "/rejects", status: 404, detail: (id) => `No key has the id ${id}.` },
  { path: "/issues", status: 400, detail: (id) => `The order ${id} is malformed.`, errors: 20 },
  { path: "/conflict", status: 409, detail: (id) => `The key ${id} exists.` },
  { path: "/unlisted", status: 400, detail: (id) => `The key ${id} is in demand.` },
  { path: "/http-errors", status: 403, detail: (id) => `The key ${id} is not yours.` },
  { path: "/unavailable", status: 503, detail: () => "The server is currently unavailable." },
  { path: "/bug", status: 500, detail: () => INTERNAL },
  { path: "/upstream", status: 500, detail: () => INTERNAL },
  { path: "/text", status: 500, detail: () => INTERNAL },
  { path: "/nowhere", status: 404, detail: () => MISSING },
  {
    path: "/missing",
    suffix: "%ff",
    status: 400,
    detail: () => "The percent-encoding of the path is malformed.",
  },
  { path: "/missing", status: 400, post: '{"key":secret}', detail: () => "The body is malformed." },
  {
    path: "/missing",
    status: 400,
    post: `"${"secret".repeat(200)}"`,
    detail: () => "The body is too large.",
  },
  { path: "/begun", isCut: true, status: 500 },
];

/** A cut costs a connection, and a machine has few to lose. */
const CUT_ONCE_IN = 200;

const ANSWERED = CASES.filter(({ isCut }) => isCut !== true);
const CUT = CASES.filter(({ isCut }) => isCut === true);

/** The case of the request with the number `id`. */
export function caseOf(id) {
  const [cases, index] = id % CUT_ONCE_IN === 0 ? [CUT, id / CUT_ONCE_IN] : [ANSWERED, id];
  return cases[index % cases.length];
}

/** The text of the request of a case; its id is in the path and is its request id. */
export function requestOf({ path, suffix = "", post }, id) {
  const target = `${path}/${id}${suffix}`;
  const requestId = `X-Request-Id: soak-${id}\r\n`;
  if (post === undefined) return getRequest(target, requestId);
  const head = `${requestId}Content-Type: application/json\r\nContent-Length: ${post.length}\r\n`;
  return getRequest(target, head).replace(/^GET/, "POST") + post;
}
