// Prints the names of middleware and a class, and the stack of an error that the package throws itself.
const { NotFound, errorHandler, notFound } = require("express-error-profiles");

try {
  errorHandler({ profil: "mistyped" });
} catch (error) {
  process.stdout.write([errorHandler().name, notFound().name, new NotFound().name, error.stack].join(" "));
}
