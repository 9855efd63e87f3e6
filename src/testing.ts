export { isError, type ExpectedError, type TestedClass, type TestedResponse } from "./testing/is-error";
