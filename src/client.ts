// The public names of `express-error-profiles/client`, all of them. A browser can load it: none of it needs Node or Express.
export {
  errorReader,
  type ErrorReader,
  type ErrorReaderOptions,
  type ReadableTable,
  type ReadAnswer,
} from "./client/error-reader";
export { type ReadableResponse } from "./client/read-body";
export { ReceivedError, type ReceivedCode, type ReceivedMembers } from "./client/received-error";
