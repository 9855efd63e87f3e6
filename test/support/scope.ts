/**
 * Whether everything runs, which `npm run test:all` asks for by `TESTS=all`: every setting of the hostile suite, and
 * the folders that jest.config.ts leaves out of `npm test`.
 */
export const RUNS_EVERYTHING = process.env["TESTS"] === "all";
