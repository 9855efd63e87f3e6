import { databaseMappers } from "../../../src/databases";
import * as databases from "../../../src/databases";

it("holds every mapper that the entry point exports", () => {
  const mappers = Object.entries(databases).filter(([name]) => name.startsWith("map"));
  expect(new Set(databaseMappers)).toEqual(new Set(mappers.map(([, mapper]) => mapper)));
  expect(databaseMappers).toHaveLength(15);
});

it("cannot be changed", () => {
  expect(Object.isFrozen(databaseMappers)).toBe(true);
});
