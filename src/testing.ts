export {
  errorResponse,
  type ExpectedError,
  type TestedClass,
  type TestedResponse,
} from "./testing/error-response";
export type { StatusCoverage, StatusWatch, UndocumentedAnswer, WatchOptions } from "./express/watch-statuses";
export {
  type CoverageExceptions,
  savedStatuses,
  type SeenStatuses,
  type TestedStatuses,
  watchStatuses,
} from "./testing/watch-statuses";
