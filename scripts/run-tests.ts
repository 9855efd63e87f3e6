// `npm test`, and with `--all` `npm run test:all`: jest with the other arguments on this Node, the plain count line last.
import { runJest } from "./run-jest";

const jestArguments = process.argv.slice(2).filter((argument) => argument !== "--all");
// Read by test/support/scope.ts.
if (jestArguments.length < process.argv.length - 2) process.env["TESTS"] = "all";

if (!runJest(process.execPath, jestArguments)) process.exitCode = 1;
