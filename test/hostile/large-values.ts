import { SECRET } from "../support/secret";
import { errorWith, once, type ThrownValue } from "./thrown-value";

const MEGABYTE = 1024 * 1024;

/** Values that cost time or memory where they are read whole, walked to the end or copied. */
export const LARGE_VALUES: readonly ThrownValue[] = [
  { what: "a message of 5 MB", make: once(() => new Error(SECRET.repeat(300_000))) },
  { what: "a string of 5 MB", make: once(() => SECRET.repeat(300_000)) },
  { what: "a name of 5 MB", make: once(() => errorWith("name", SECRET.repeat(300_000))) },
  { what: "a stack of 5 MB", make: once(() => errorWith("stack", SECRET.repeat(300_000))) },
  { what: "a code of 5 MB", make: once(() => errorWith("code", SECRET.repeat(300_000))) },
  {
    what: "a stack of a million lines",
    make: once(() => errorWith("stack", "Error\n    at x\n".repeat(MEGABYTE))),
  },
  { what: "100 000 own properties", make: once(errorOfManyProperties) },
  { what: "a cause that is the error itself", make: once(causeOfItself) },
  { what: "two errors that cause each other", make: once(causesOfEachOther) },
  { what: "100 000 causes", make: once(manyCauses) },
  { what: "an AggregateError of 20 000 that holds itself", make: once(aggregateOfItself) },
  { what: "an AggregateError of aggregates", make: once(nestedAggregates) },
  { what: "an error 10 000 prototypes deep", make: once(deepPrototypes) },
];

function errorOfManyProperties(): Error {
  const error = new Error(SECRET);
  for (let index = 0; index < 100_000; index += 1)
    Object.assign(error, { [`property${String(index)}`]: SECRET });
  return error;
}

function causeOfItself(): Error {
  const error = new Error(SECRET);
  error.cause = error;
  return error;
}

function causesOfEachOther(): Error {
  const first = new Error(SECRET);
  first.cause = new Error(SECRET, { cause: first });
  return first;
}

function manyCauses(): Error {
  let error = new Error(SECRET);
  for (let depth = 0; depth < 100_000; depth += 1) {
    const outer: Error = Object.create(Error.prototype) as Error;
    outer.message = SECRET;
    outer.cause = error;
    error = outer;
  }
  return error;
}

function aggregateOfItself(): AggregateError {
  const members = Array.from({ length: 20_000 }, () => ({ message: SECRET }));
  const aggregate = new AggregateError(members, SECRET);
  aggregate.errors.push(aggregate);
  return aggregate;
}

function nestedAggregates(): AggregateError {
  let aggregate = new AggregateError([], SECRET);
  for (let depth = 0; depth < 1000; depth += 1)
    aggregate = new AggregateError([aggregate, aggregate], SECRET);
  return aggregate;
}

function deepPrototypes(): object {
  let error: object = new Error(SECRET);
  for (let depth = 0; depth < 10_000; depth += 1) error = Object.create(error) as object;
  return error;
}
