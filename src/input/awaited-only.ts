import { ignoreRejection } from "../values/ignore-rejection";

/**
 * A promise that can be awaited and nothing else. A schema may turn out to validate asynchronously where its type
 * does not say so; whoever then reads a member of what he takes for the output would read nothing, and take input
 * for checked that was refused. To read one throws instead, and a rejection that nobody awaits ends no process.
 */
export function awaitedOnly<Output>(promise: Promise<Output>): Promise<Output> {
  ignoreRejection(promise);
  return new Proxy(promise, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === "symbol") return value;
      if (name === "then" || name === "catch" || name === "finally")
        return (value as () => unknown).bind(target);
      throw new TypeError("The schema validates asynchronously. Write await parseInput(…).");
    },
  });
}
