const { TestEnvironment } = require("jest-environment-node");

// Lets a test load a package with Node's own `import`, for those that are ES modules in every file.
module.exports = class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.importNatively = (specifier) => import(specifier);
  }
};
