export { isError, type ExpectedError, type TestedResponse } from "./testing/is-error";
