import { BadRequest } from "../../../src";
import { mapBusboy } from "../../../src/mappers/middleware/busboy";
import { mapError } from "../../support/map-error";

const madeIn = (packageName: string, message: string) =>
  Object.assign(new Error(message), {
    stack: `Error: ${message}\n    at parse (/app/node_modules/${packageName}/lib/types/multipart.js:1:1)`,
  });

describe("mapBusboy", () => {
  it.each([
    { message: "Malformed content type" },
    { message: "Malformed part header" },
    { message: "Multipart: Boundary not found" },
    { message: "Unexpected end of file" },
    { message: "Unexpected end of form" },
  ])("answers $message 400", ({ message }) => {
    const error = madeIn("busboy", message);
    const mapped = mapError(mapBusboy, error);
    expect(mapped).toBeInstanceOf(BadRequest);
    expect(mapped).toMatchObject({ message: "The form is malformed.", cause: error });
  });

  it.each([
    { what: "what another package says", thrown: madeIn("other", "Unexpected end of form") },
    { what: "what busboy says of its use", thrown: madeIn("busboy", "Missing Content-Type") },
    { what: "nothing", thrown: undefined },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapBusboy, thrown)).toBeUndefined();
  });
});
