import * as upstreams from "../../../src/upstreams";
import { upstreamMappers } from "../../../src/upstreams";

it("holds every mapper that the entry point exports", () => {
  const mappers = Object.entries(upstreams).filter(([name]) => name.startsWith("map"));
  expect(new Set(upstreamMappers)).toEqual(new Set(mappers.map(([, mapper]) => mapper)));
  expect(upstreamMappers).toHaveLength(24);
});

it("cannot be changed", () => {
  expect(Object.isFrozen(upstreamMappers)).toBe(true);
});
