/** Collects what is written to stderr or through console while the tests of a describe block run. */
export function useCapturedLog(): { readonly entries: string[] } {
  const log = { entries: [] as string[] };
  const spies: jest.SpyInstance[] = [];
  beforeAll(() => {
    const collect = (...values: readonly unknown[]): void => {
      log.entries.push(values.map(String).join(" "));
    };
    spies.push(
      jest.spyOn(process.stderr, "write").mockImplementation((text) => {
        log.entries.push(typeof text === "string" ? text : Buffer.from(text).toString());
        return true;
      }),
      jest.spyOn(console, "error").mockImplementation(collect),
      jest.spyOn(console, "warn").mockImplementation(collect),
    );
  });
  beforeEach(() => {
    log.entries.length = 0;
  });
  afterAll(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return log;
}
