import { defaultMappers, type Mapper } from "../../src";
import { databaseMappers, databaseMappersWith } from "../../src/databases";
import { tokenMappers } from "../../src/tokens";
import { upstreamMappers } from "../../src/upstreams";
import { validationMappers } from "../../src/validators";

/** An error whose message and stack are computed when they are read, as zod 4 makes it. */
function lazyError(read: (name: string) => void, properties: object = {}): Error {
  const error = Object.create(Error.prototype, { name: { value: "LazyError" } }) as Error;
  for (const name of ["message", "stack"]) {
    Object.defineProperty(error, name, {
      get: () => {
        read(name);
        return "";
      },
    });
  }
  return Object.assign(error, properties);
}

const MAPPERS: readonly Mapper[] = [
  ...defaultMappers,
  ...validationMappers,
  ...tokenMappers,
  ...databaseMappers,
  ...databaseMappersWith({ issues: true }),
  ...upstreamMappers,
];

it.each(MAPPERS.map((mapper) => ({ name: mapper.name, mapper })))(
  "$name reads neither message nor stack of an error without its marks: they can have hundreds of megabytes",
  ({ mapper }) => {
    const read = jest.fn();
    for (const properties of [{}, { code: 7 }, { status: 400, statusCode: 400 }]) {
      expect(mapper(lazyError(read, properties), () => undefined, {})).toBeUndefined();
    }
    expect(read).not.toHaveBeenCalled();
  },
);
