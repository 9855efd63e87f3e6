// Prints the files of the package that are loaded by `require` of the specifier given, without their folder.
const { basename, sep } = require("node:path");

require(process.argv[2]);
const files = Object.keys(require.cache).filter((file) =>
  file.includes(`${sep}express-error-profiles${sep}`),
);
process.stdout.write(JSON.stringify(files.map((file) => basename(file)).sort()));
