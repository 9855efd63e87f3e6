import { z } from "zod";
import { BadRequest, parseInput } from "../../src";
import { mustBeAwaited } from "../../src/input/parse-input";

describe("mustBeAwaited", () => {
  it("is awaited as any promise is", async () => {
    await expect(mustBeAwaited(Promise.resolve(7))).resolves.toBe(7);
    await expect(mustBeAwaited(Promise.reject(new BadRequest())).catch(() => 8)).resolves.toBe(8);
    await expect(mustBeAwaited(Promise.resolve(9)).finally(() => undefined)).resolves.toBe(9);
  });

  it("throws where one of its members is read as if it were the output", () => {
    const taken = mustBeAwaited(Promise.resolve({ url: "x" })) as unknown as { url: string };
    expect(() => taken.url).toThrow("The schema validates asynchronously. Write await parseInput(…).");
  });

  it("can be looked at", () => {
    expect(Object.prototype.toString.call(mustBeAwaited(Promise.resolve(7)))).toBe("[object Promise]");
  });
});

it("parseInput gives nothing of a schema that turns asynchronous as it throws, and ends no process", async () => {
  const rejected = jest.fn();
  process.on("unhandledRejection", rejected);
  // zod tries a schema that throws a second time, asynchronously.
  const schema = z.object({ url: z.string().transform((text) => new URL(text)) });
  expect(() => {
    const { url } = parseInput(schema, { url: "no address" });
    return url;
  }).toThrow("await parseInput");
  await new Promise(setImmediate);
  process.off("unhandledRejection", rejected);
  expect(rejected).not.toHaveBeenCalled();
});
