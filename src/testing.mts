export { isError } from "./testing.js";
export type * from "./testing.js";
