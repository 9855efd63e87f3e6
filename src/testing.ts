export {
  errorResponse,
  type ExpectedError,
  type TestedClass,
  type TestedResponse,
} from "./testing/error-response";
