import createHttpError from "http-errors";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { NotFound } from "../../../src";
import { mapSend } from "../../../src/mappers/middleware/send";
import { EXPRESS_VERSIONS } from "./express-versions";
import { revokedProxy, throwingProxy } from "../../support/hostile-objects";
import type { Mapped } from "./missing-files";
import { mapError } from "../../support/map-error";

const told = execFileSync(process.execPath, ["-r", "esbuild-register", join(__dirname, "missing-files.ts")], {
  encoding: "utf8",
});
const answers = JSON.parse(told) as Record<string, Record<string, Mapped>>;

describe.each(EXPRESS_VERSIONS)("with Express %d", (version) => {
  it.each([
    { what: "express.static, with a name that no file has", path: "/static/no-such-file", code: "ENOENT" },
    { what: "express.static, below a file", path: "/static/send.test.ts/below", code: "ENOTDIR" },
    { what: "express.static, with too long a name", path: "/static/long", code: "ENAMETOOLONG" },
    { what: "res.sendFile", path: "/sendFile", code: "ENOENT" },
    { what: "res.download", path: "/download", code: "ENOENT" },
  ])("mapSend knows a missing file of $what", ({ path, code }) => {
    expect(answers[version]?.[path]).toEqual({
      code,
      send: { name: "NotFound", status: 404, message: "Not Found", causeIsThrown: true },
    });
  });

  it.each([
    { what: "a dotfile", path: "/static/.hidden", status: 403, message: "Forbidden" },
    { what: "a path that leaves the folder", path: "/static/..%2fsecret", status: 403, message: "Forbidden" },
    { what: "a NUL in the path", path: "/static/%00", status: 400, message: "Bad Request" },
    {
      what: "a condition that does not hold",
      path: "/condition",
      status: 412,
      message: "Precondition Failed",
    },
  ])("mapHttpErrors keeps the $status of express.static for $what", ({ path, status, message }) => {
    expect(answers[version]?.[path]).toEqual({
      httpErrors: expect.objectContaining({
        name: "HttpError",
        status,
        message,
        causeIsThrown: true,
      }) as object,
    });
  });

  it("mapHttpErrors keeps the Content-Range of a 416 of express.static", () => {
    expect(answers[version]?.["/range"]?.httpErrors).toMatchObject({
      status: 416,
      headers: { "Content-Range": expect.stringMatching(/^bytes \*\/\d+$/) as string },
    });
  });
});

describe("mapSend", () => {
  const fileError = (marks: object = {}) =>
    Object.assign(
      new Error("ENOENT: no such file, open '/secret'"),
      { code: "ENOENT", syscall: "open" },
      marks,
    );
  const stamp = { status: 404, statusCode: 404, expose: false };

  it("knows these marks together", () => {
    expect(mapError(mapSend, fileError(stamp))).toBeInstanceOf(NotFound);
    expect(mapError(mapSend, createHttpError(404, fileError(), { expose: false }))).toBeInstanceOf(NotFound);
  });

  it.each([
    { what: "an error of the file system without a stamp", thrown: fileError() },
    { what: "one that is stamped as to be shown", thrown: createHttpError(404, fileError()) },
    { what: "one that is stamped as 500", thrown: createHttpError(500, fileError()) },
    { what: "one of another code", thrown: fileError({ ...stamp, code: "EACCES" }) },
    { what: "one without a code", thrown: fileError({ ...stamp, code: undefined }) },
    { what: "one without a system call", thrown: fileError({ ...stamp, syscall: undefined }) },
    { what: "parsed input with all marks", thrown: JSON.parse(JSON.stringify(fileError(stamp))) as unknown },
    { what: "undefined", thrown: undefined },
    { what: "a Proxy that throws", thrown: throwingProxy() },
    { what: "a revoked Proxy", thrown: revokedProxy() },
  ])("passes by $what", ({ thrown }) => {
    expect(mapError(mapSend, thrown)).toBeUndefined();
  });
});
