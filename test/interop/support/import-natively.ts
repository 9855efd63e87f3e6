/** Node's own `import`, which the environment of this name brings in; what it loads lives outside of jest's realm. */
export async function importNatively<Module>(specifier: string): Promise<Module> {
  const natively = (globalThis as { importNatively?: (specifier: string) => Promise<unknown> })
    .importNatively;
  if (natively === undefined) throw new Error("This test needs `@jest-environment` native-environment.cjs.");
  return (await natively(specifier)) as Module;
}
