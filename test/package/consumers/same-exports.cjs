// For each specifier given: `require` and `import` have the same names with the same values. Prints what functions are named.
// What the opt-in entry points make is made of the classes of the main one.
const assert = require("node:assert/strict");

async function main() {
  const names = [];
  for (const specifier of process.argv.slice(2)) {
    const required = require(specifier);
    const imported = await import(specifier);
    assert.deepEqual(
      Object.getOwnPropertyNames(imported).sort(),
      Object.getOwnPropertyNames(required).sort(),
    );
    for (const [name, value] of Object.entries(required)) {
      assert.notEqual(name, "default");
      assert.notEqual(value, undefined, name);
      assert.equal(imported[name], value, name);
      if (typeof value === "function") names.push(`${specifier} ${name} ${value.name}`);
    }
  }

  const { ServerUnavailable } = require("express-error-profiles");
  const { mapDatabaseSocket } = await import("express-error-profiles/databases");
  const refused = Object.assign(new Error("connect"), {
    syscall: "connect",
    code: "ECONNREFUSED",
    errno: -111,
  });
  assert.equal(mapDatabaseSocket(refused).constructor, ServerUnavailable);
  process.stdout.write(names.sort().join("\n"));
}

main();
