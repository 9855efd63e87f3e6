import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { RequestHandler } from "express";
import multer, { memoryStorage, MulterError, type ErrorCode, type Options } from "multer";
import type { Agent, Test } from "supertest";
import { defaultLogger } from "../../../src";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";
import { observedAppOf } from "../support/app";

function upload(limits: Options["limits"] = {}): RequestHandler {
  return multer({ storage: memoryStorage(), limits }).single("avatar");
}

const file = Buffer.from("0123456789");

function attach(field: string, filename = "a.png") {
  return (agent: Agent): Test => agent.post("/").attach(field, file, filename);
}

describe("multer", () => {
  it.each([
    {
      refuses: "a file that is too large",
      limits: { fileSize: 5 },
      send: attach("avatar"),
      pointer: "#/avatar",
      detail: "The file is too large.",
      code: "LIMIT_FILE_SIZE",
    },
    {
      refuses: "a file that is not expected",
      limits: {},
      send: attach("docs/a b"),
      pointer: "#/docs~1a%20b",
      detail: "No such file is expected.",
      code: "LIMIT_UNEXPECTED_FILE",
    },
    {
      refuses: "a value that is too long",
      limits: { fieldSize: 2 },
      send: (agent: Agent) => agent.post("/").field("name", "12345").attach("avatar", file, "a.png"),
      pointer: "#/name",
      detail: "The value of the field is too long.",
      code: "LIMIT_FIELD_VALUE",
    },
    {
      refuses: "a name that is nested too deeply",
      limits: { fieldNestingDepth: 1 },
      send: (agent: Agent) => agent.post("/").field("a[b][c]", "1").attach("avatar", file, "a.png"),
      pointer: "#/a%5Bb%5D%5Bc%5D",
      detail: "The name of the field is nested too deeply.",
      code: "LIMIT_FIELD_NESTING",
    },
  ])("is answered 400 for $refuses, with the field as the issue's pointer", async (row) => {
    const { limits, send, pointer, detail, code } = row;
    const { base, kms, report } = await answersOf([upload(limits)], send);
    expect(base.status).toBe(400);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Bad Request",
      status: 400,
      detail: "Incorrect parameter",
      errors: [{ detail, pointer, code }],
    });
    expect(kms.body).toEqual({
      error: {
        error_code: "KMS.0308",
        error_msg: `The request parameter is incorrect. (${pointer}: ${detail})`,
      },
    });
    expect(report?.httpError.cause).toBe(report?.error);
  });

  it.each([
    {
      refuses: "too many fields",
      limits: { fields: 1 },
      send: (agent: Agent) => agent.post("/").field("a", "1").field("b", "2"),
      status: 413,
      detail: "The form has too many fields.",
    },
    {
      refuses: "too many parts",
      limits: { parts: 1 },
      send: (agent: Agent) => agent.post("/").field("a", "1").field("b", "2").field("c", "3"),
      status: 413,
      detail: "The form has too many parts.",
    },
    {
      refuses: "too many files",
      limits: { files: 1 },
      send: (agent: Agent) => agent.post("/").attach("avatar", file, "a").attach("avatar", file, "b"),
      status: 413,
      detail: "The form has too many files.",
    },
    {
      refuses: "a name that is too long",
      limits: { fieldNameSize: 3 },
      send: (agent: Agent) => agent.post("/").field("abcdef", "1"),
      status: 400,
      detail: "The name of a field is too long.",
    },
    {
      refuses: "a part without a name",
      limits: {},
      send: sendForm("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
      status: 400,
      detail: "A field has no name.",
    },
    {
      refuses: "a form without its boundary",
      limits: {},
      send: (agent: Agent) => agent.post("/").set("Content-Type", "multipart/form-data").send("x"),
      status: 400,
      detail: "The form is malformed.",
    },
    {
      refuses: "a form that ends before its end",
      limits: {},
      send: sendForm('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'),
      status: 400,
      detail: "The form is malformed.",
    },
    {
      refuses: "a part with a malformed header",
      limits: {},
      send: sendForm("--b\r\nContent Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
      status: 400,
      detail: "The form is malformed.",
    },
  ])("is answered with a sentence for $refuses", async ({ limits, send, status, detail }) => {
    const { base, kms, report } = await answersOf([upload(limits)], send);
    expect(report?.thrownStatus).toBe(status);
    expect(base.body).toEqual({ type: "about:blank", title: "Bad Request", status: 400, detail });
    expect(kms.body).toEqual({ error: { error_code: "KMS.0308", error_msg: detail } });
  });

  it("does not tell the name of the client's file", async () => {
    const { base, kms } = await answersOf([upload({ fileSize: 5 })], attach("avatar", "secret-4711.png"));
    expect(base.status).toBe(400);
    expect(base.text + kms.text).not.toContain("secret-4711");
  });

  it.each([
    { like: "with a code of the application's own", make: () => new MulterError("QUOTA" as ErrorCode) },
    { like: "of its code alone", make: () => Object.assign(new Error("x"), { code: "LIMIT_FILE_SIZE" }) },
    { like: "that says the same of another form", make: () => new Error("Unexpected end of form") },
    { like: "that says the same of another request", make: () => new Error("Request aborted") },
  ])("an error $like is answered 500", async ({ make }) => {
    const { base, kms } = await answersTo(make);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });

  it("an upload that the client breaks off is aborted, and no failure of the server", async () => {
    const { app, reports } = observedAppOf([upload()]);
    const server: Server = createServer(app).listen(0);
    await once(server, "listening");
    const socket = connect((server.address() as AddressInfo).port);
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n");
    socket.write('Content-Length: 1000\r\n\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx');
    await once(server, "request");
    socket.destroy();
    while (reports.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.close();
    const [report] = reports;
    expect(report).toMatchObject({ outcome: "aborted", thrownStatus: 400 });
    const log = jest.spyOn(console, "error").mockImplementation();
    if (report !== undefined) defaultLogger(report);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

function sendForm(form: string) {
  return (agent: Agent): Test =>
    agent.post("/").set("Content-Type", "multipart/form-data; boundary=b").send(form);
}
