// The public names of `express-error-profiles/envelopes`, all of them: what a browser can load, since none of it needs Node.
export {
  type ErrorCodeBody,
  flatErrorCode,
  nestedErrorCode,
  type NestedErrorCodeOptions,
} from "./envelopes/error-code";
export { detailWithIssues } from "./envelopes/problem";
export type {
  Codes,
  DocumentedCode,
  Envelope,
  JsonSchema,
  Problem,
  Row,
  Rows,
  SchemaRow,
} from "./envelopes/problem";
export { problemDetails, type ProblemDetailsBody } from "./envelopes/problem-details";
export { baseTable, kmsTable, standardTable } from "./envelopes/tables";
export type { Issue } from "./errors/error-options";
