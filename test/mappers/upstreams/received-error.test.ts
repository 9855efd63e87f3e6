import { mapReceivedError } from "../../../src/upstreams";
import { mapError } from "../../support/map-error";

class ReceivedError extends Error {
  readonly status: unknown;

  constructor(status: unknown) {
    super("secret");
    this.status = status;
  }
}

it.each([
  { what: "an error of another class", thrown: Object.assign(new Error("x"), { status: 404 }) },
  {
    what: "an object",
    thrown: Object.create(Object.create(null, { constructor: { value: class ReceivedError {} } })) as object,
  },
  { what: "nothing", thrown: undefined },
])("leaves $what alone", ({ thrown }) => {
  expect(mapError(mapReceivedError, thrown)).toBeUndefined();
});

it("is a 502, without a word of the service", () => {
  const mapped = mapError(mapReceivedError, new ReceivedError(404));
  expect(mapped).toMatchObject({ status: 502, message: "Bad Gateway" });
});
