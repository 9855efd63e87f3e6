import { nameWithVersion } from "./harness/peers.mjs";

const CONSTANT = new URL("apps/constant.mjs", import.meta.url);
const OURS = new URL("apps/ours.mjs", import.meta.url);
const PEERS = new URL("apps/peers.mjs", import.meta.url);

/**
 * What is compared: each against the constant route with the bytes of ours, or the one named by `against`.
 * `goal` is the ratio that ours must keep to.
 */
export const CANDIDATES = [
  { module: CONSTANT, name: "constant", label: "constant route" },
  { module: CONSTANT, name: "constantKms", label: "constant route, bytes of the KMS profile" },
  { module: CONSTANT, name: "constant", label: "constant route once more (the noise)" },
  { module: CONSTANT, name: "constantError", label: "constant error, thrown and answered with these bytes" },
  { module: CONSTANT, name: "byHand", label: "by hand: class, request id, `JSON.stringify`, no checks" },
  { module: CONSTANT, name: "byHandWithoutStack", label: "by hand, without stack trace" },
  { module: CONSTANT, name: "constantJson", label: "constant object by `res.json`" },
  { module: OURS, name: "ours", label: "**ours**, all defaults", goal: 1.2 },
  { module: OURS, name: "oursWithoutStack", label: "**ours**, without stack trace", goal: 1.08 },
  {
    module: OURS,
    name: "oursWithoutStackAndRequestId",
    label: "**ours**, without stack trace and request id",
  },
  { module: OURS, name: "oursWithIssues", label: "**ours**, with 20 issues (goal: 1.30 of ours)" },
  { module: OURS, name: "oursKms", label: "**ours**, KMS profile", goal: 1.2, against: "constantKms" },
  {
    module: OURS,
    name: "oursWatched",
    label: "**ours**, KMS profile, mounted behind `watchStatuses`",
    against: "constantKms",
  },
  {
    module: OURS,
    name: "oursCodes",
    label: "**ours**, KMS profile with 160 codes",
    goal: 1.2,
    against: "constantKms",
  },
  { module: PEERS, name: "boom", label: `${nameWithVersion("@hapi/boom")}, \`res.json\`` },
  { module: PEERS, name: "httpErrors", label: `${nameWithVersion("http-errors")}, by hand` },
  { module: PEERS, name: "expressDefault", label: "Express's default handler (HTML, logs)" },
  { module: PEERS, name: "strongErrorHandler", label: `${nameWithVersion("strong-error-handler")}, no log` },
  { module: PEERS, name: "apiErrorHandler", label: nameWithVersion("api-error-handler") },
  { module: PEERS, name: "apiProblem", label: nameWithVersion("api-problem") },
  { module: PEERS, name: "httpProblemDetails", label: nameWithVersion("express-http-problem-details") },
];
