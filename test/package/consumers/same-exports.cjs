// For each specifier given: `require` and `import` have the same names with the same values, and functions bear them.
const assert = require("node:assert/strict");

async function main() {
  const specifiers = process.argv.slice(2);
  assert.notEqual(specifiers.length, 0);
  for (const specifier of specifiers) {
    const required = require(specifier);
    const imported = await import(specifier);
    assert.notEqual(Object.keys(required).length, 0);
    assert.deepEqual(Object.keys(imported).sort(), Object.keys(required).sort());
    for (const [name, value] of Object.entries(required)) {
      assert.equal(imported[name], value, name);
      if (typeof value === "function") assert.equal(value.name, name);
    }
  }
}

main();
