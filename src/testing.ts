export { isError, type ExpectedError, type TestedClass, type TestedResponse } from "./testing/error-response";
