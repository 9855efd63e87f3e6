// Lets jest load the packages that are ES modules alone: their own code, its imports written as calls.
const { transformSync } = require("esbuild");

module.exports = {
  process: (source) => ({ code: transformSync(source, { format: "cjs", target: "node20" }).code }),
};
