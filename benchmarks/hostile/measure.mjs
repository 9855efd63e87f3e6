// One measurement in a process of its own: an input, refused alone or answered by the package too.
import process from "node:process";
import { defaultMappers, errorHandler } from "express-error-profiles";
import { validationMappers } from "express-error-profiles/validators";
import { INPUTS } from "./inputs.mjs";

const [name, part] = process.argv.slice(2);
const { make, refuse, ours = refuse } = INPUTS[name];
const handler = errorHandler({ mappers: [...validationMappers, ...defaultMappers] });
const made = make();
const before = process.cpuUsage();
const refused = await (part === "alone" ? refuse : ours)(made);
if (part === "ours") {
  const { status, body } = handler.describe(refused);
  if (status !== 400 || body.length > 1_000_000)
    throw new Error(`The answer was ${status}: ${body.slice(0, 200)}`);
}
const { user, system } = process.cpuUsage(before);
process.send({ milliseconds: (user + system) / 1_000, megabytes: process.resourceUsage().maxRSS / 1_024 });
process.disconnect();
