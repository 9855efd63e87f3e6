// `npm test`: jest with the given arguments on this Node, the plain count line last.
import { runJest } from "./run-jest";

if (!runJest(process.execPath, process.argv.slice(2))) process.exitCode = 1;
