import type { IncomingMessage } from "node:http";
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
    { message: "Unexpected end of multipart data" },
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

  it("answers a multipart that is no form 415", () => {
    const error = madeIn("busboy", "Unsupported content type: multipart/mixed; boundary=secret");
    expect(mapError(mapBusboy, error)).toMatchObject({
      status: 415,
      message: "The media type of the body is not supported.",
    });
  });

  it.each([
    { what: "without a stack trace", stack: "Error: Unexpected end of form", mapped: true },
    { what: "where its stack is taken away", stack: undefined, mapped: true },
    { what: "in a bundle", stack: "Error: x\n    at parse (/app/dist/server.js:1:1)", mapped: true },
    {
      what: "in another package",
      stack: "Error: x\n    at a (/app/node_modules/other/a.js:1:1)",
      mapped: false,
    },
  ])("knows it by the form of the request where it was made $what: $mapped", ({ stack, mapped }) => {
    const error = Object.assign(new Error("Unexpected end of form"), { stack });
    const of = (type: string) => ({
      req: { headers: { "content-type": type } } as unknown as IncomingMessage,
    });
    const isMapped = (type: string) => mapError(mapBusboy, error, undefined, of(type)) !== undefined;
    expect(isMapped("multipart/form-data; boundary=a")).toBe(mapped);
    expect(isMapped("application/json")).toBe(false);
    const parsed = { message: "Unexpected end of form", stack };
    expect(mapError(mapBusboy, parsed, undefined, of("multipart/form-data"))).toBeUndefined();
  });
});
