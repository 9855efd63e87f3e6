export { errorResponse } from "./testing.js";
export type * from "./testing.js";
