import { IncomingMessage, STATUS_CODES } from "node:http";
import { Socket } from "node:net";
import { Forbidden, HttpError } from "../../../src";
import {
  mapExpressOpenapiValidator,
  securityHandlers,
} from "../../../src/mappers/middleware/express-openapi-validator";
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
    { status: 400, name: "Bad Request", message: "multipart file(s) required" },
    { status: 400, name: "Bad Request", message: "Field value too long" },
    { status: 401, name: "Unauthorized", message: "unauthorized" },
    { status: 401, name: "Unauthorized", message: "Authorization header required" },
    { status: 401, name: "Unauthorized", message: "Authorization header with scheme 'Bearer' required" },
    { status: 401, name: "Unauthorized", message: "'X-Key' header required" },
    { status: 401, name: "Unauthorized", message: "query parameter 'key' required" },
    { status: 401, name: "Unauthorized", message: "Cookie authentication required" },
    { status: 401, name: "Unauthorized", message: "cookie 'sid' required" },
    { status: 404, name: "Not Found", message: "not found" },
    {
      status: 405,
      name: "Method Not Allowed",
      message: "PUT method not allowed",
      sent: "The method is not allowed.",
    },
    {
      status: 413,
      name: "Request Entity Too Large",
      message: "File too large",
      sent: "The body is too large.",
    },
    {
      status: 415,
      name: "Unsupported Media Type",
      message: "unsupported media type text/secret",
      sent: "The media type of the body is not supported.",
    },
  ])("trusts its own $status with the sentence $message", ({ status, name, message, sent }) => {
    const error = openapiError(status, name, { message });
    const mapped = mapError(mapExpressOpenapiValidator, error);
    expect(mapped).toBeInstanceOf(HttpError);
    expect(mapped).toMatchObject({ status, cause: error, message: sent ?? STATUS_CODES[status] });
    expect(mapped?.issues).toBeUndefined();
  });

  it.each([
    { status: 401, name: "Unauthorized", message: "connect ECONNREFUSED 10.0.0.1:443" },
    { status: 403, name: "Forbidden", message: "forbidden" },
    { status: 404, name: "Not Found", message: "Request failed with status code 404" },
    { status: 406, name: "Not Acceptable", message: "not acceptable" },
    { status: 400, name: "Bad Request", message: "no" },
    { status: 404, name: "Not Found", message: undefined },
  ])("does not trust a $status that a security handler threw, and says why", ({ status, name, message }) => {
    const notes: [string, string | undefined][] = [];
    const error = openapiError(status, name, { message });
    const mapped = mapError(mapExpressOpenapiValidator, error, (sentence, kind) =>
      notes.push([sentence, kind]),
    );
    expect(mapped).toBeUndefined();
    expect(notes).toEqual([
      [
        `The status ${String(status)} was not used: express-openapi-validator keeps only the status and the text of what ` +
          "a security handler throws. Wrap the handlers in securityHandlers.",
        "mistake",
      ],
    ]);
  });

  it("answers a form that is cut short 400", () => {
    const error = openapiError(500, "Internal Server Error", { message: "Unexpected end of form" });
    expect(mapError(mapExpressOpenapiValidator, error)).toMatchObject({
      status: 400,
      message: "Bad Request",
    });
  });

  it("answers the error of ours that a wrapped security handler threw, whole", async () => {
    const req = new IncomingMessage(new Socket());
    const refused = new Forbidden("The key may not do this.", { code: "KEY.1" });
    const handlers = securityHandlers({
      key: (_req: IncomingMessage) => Promise.reject(refused),
      token: (_req: IncomingMessage) => Promise.reject(new Error("secret")),
      other: (_req: IncomingMessage) => true,
    });
    await expect(handlers.key(req)).rejects.toBe(refused);
    await expect(handlers.token(req)).rejects.toThrow("secret");
    await expect(Promise.resolve(handlers.other(req))).resolves.toBe(true);
    const error = openapiError(403, "Forbidden", { message: "The key may not do this." });
    const map = (thrown: unknown, context = { req }) =>
      mapError(mapExpressOpenapiValidator, thrown, undefined, context);
    expect(map(error)).toBe(refused);
    expect(map(error, { req: new IncomingMessage(new Socket()) })).toBeUndefined();
    expect(map(openapiError(401, "Unauthorized", { message: "The key may not do this." }))).toBeUndefined();
  });

  it("keeps Allow and notes the headers that it leaves out", () => {
    const notes: string[] = [];
    const error = openapiError(405, "Method Not Allowed", {
      message: "POST method not allowed",
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
      what: "what ajv refused in the body, as version 4 writes it",
      error: {
        path: ".body.items[1]['a-b']",
        message: "should be string",
        errorCode: "type.openapi.validation",
      },
      issues: [
        { detail: "should be string", pointer: "#/items/1/a-b", in: "body", code: "type.openapi.validation" },
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
      openapiError(400, "Bad Request", { message: "malformed uri'", errors: [error] }),
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
