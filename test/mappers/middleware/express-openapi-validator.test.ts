import { HttpError } from "../../../src";
import { mapExpressOpenapiValidator } from "../../../src/mappers/middleware/express-openapi-validator";
import { mapError } from "../../support/map-error";

const openapiError = (status: number, name: string, marks: object = {}) =>
  Object.assign(new Error("secret"), {
    name,
    status,
    path: "/keys",
    headers: undefined,
    errors: [],
    ...marks,
  });

describe("mapExpressOpenapiValidator", () => {
  it.each([
    { status: 400, name: "Bad Request", message: "Bad Request" },
    { status: 401, name: "Unauthorized", message: "Unauthorized" },
    { status: 403, name: "Forbidden", message: "Forbidden" },
    { status: 404, name: "Not Found", message: "Not Found" },
    { status: 405, name: "Method Not Allowed", message: "The method is not allowed." },
    { status: 406, name: "Not Acceptable", message: "Not Acceptable" },
    { status: 413, name: "Request Entity Too Large", message: "The body is too large." },
    { status: 415, name: "Unsupported Media Type", message: "The media type of the body is not supported." },
  ])("keeps the status of $status $name, and not its words", ({ status, name, message }) => {
    const error = openapiError(status, name);
    const mapped = mapError(mapExpressOpenapiValidator, error);
    expect(mapped).toBeInstanceOf(HttpError);
    expect(mapped).toMatchObject({ status, message, cause: error });
    expect(mapped?.issues).toBeUndefined();
  });

  it("keeps Allow and notes the headers that it leaves out", () => {
    const notes: string[] = [];
    const error = openapiError(405, "Method Not Allowed", {
      headers: { Allow: "GET, PUT", "X-Host": "db1" },
    });
    const mapped = mapError(mapExpressOpenapiValidator, error, (sentence) => notes.push(sentence));
    expect(mapped?.headers).toEqual({ Allow: "GET, PUT" });
    expect(notes).toEqual(['The header "X-Host" of a foreign error was left out.']);
  });

  it.each([
    {
      what: "what ajv refused in the body",
      error: { path: "/body/items/0/a~1b", message: "must be string", errorCode: "type.openapi.validation" },
      issues: [
        { detail: "must be string", pointer: "#/items/0/a~1b", in: "body", code: "type.openapi.validation" },
      ],
    },
    {
      what: "a body that is missing",
      error: { path: "/body", message: "must be there", errorCode: "required.openapi.validation" },
      issues: [{ detail: "must be there", pointer: "#", in: "body", code: "required.openapi.validation" }],
    },
    {
      what: "an unknown parameter of the query",
      error: { path: "/query/a", message: "Unknown query parameter 'a'" },
      issues: [{ detail: "Unknown query parameter 'a'", pointer: "#/a", in: "query" }],
    },
    {
      what: "nothing of a path that is that of the request",
      error: { path: "/query/a", message: "secret" },
      issues: undefined,
    },
    { what: "nothing of another part", error: { path: "/body/a", message: "secret" }, issues: undefined },
    { what: "nothing without a path", error: { message: "x", errorCode: "x" }, issues: undefined },
    { what: "nothing without a message", error: { path: "/body/a", errorCode: "x" }, issues: undefined },
  ])("tells $what", ({ error, issues }) => {
    const mapped = mapError(
      mapExpressOpenapiValidator,
      openapiError(400, "Bad Request", { errors: [error] }),
    );
    expect(mapped?.issues).toEqual(issues);
  });

  it.each([
    { what: "an error of a response", thrown: openapiError(500, "Internal Server Error") },
    { what: "a name of another status", thrown: openapiError(400, "Not Found") },
    {
      what: "name and status alone",
      thrown: Object.assign(new Error("x"), { name: "Not Found", status: 404, errors: [] }),
    },
    { what: "errors that are no list", thrown: openapiError(404, "Not Found", { errors: {} }) },
    { what: "parsed input", thrown: { name: "Not Found", status: 404, path: "/", headers: {}, errors: [] } },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapExpressOpenapiValidator, thrown)).toBeUndefined();
  });
});
