import type { RequestHandler } from "express";
import multer from "multer";
import { standardProfile } from "../../../src";
import request from "supertest";
import { observedAppOf } from "../support/app";

const MAJORS = [
  { version: "2", upload: multer().any() },
  // It has no types of its own.
  { version: "1.4", upload: jest.requireActual<typeof multer>("multer14")().any() },
] as const;

const send = (upload: RequestHandler, type: string, body: string) => {
  const { app, reports } = observedAppOf([upload], { profile: standardProfile });
  const answer = request(app).post("/").set("Content-Type", type).send(body);
  return { answer, reports };
};

const CUT = '--a\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n0123';

describe.each(MAJORS)("multer $version", ({ upload }) => {
  it("answers a form that is cut short 400, without stack traces too", async () => {
    const { stackTraceLimit } = Error;
    for (const limit of [stackTraceLimit, 0]) {
      Error.stackTraceLimit = limit;
      try {
        const { answer } = send(upload, "multipart/form-data; boundary=a", CUT);
        expect((await answer).body).toMatchObject({ status: 400, detail: "The form is malformed." });
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
      }
    }
  });
});

it("a multipart that is no form is answered 415", async () => {
  const { answer } = send(MAJORS[0].upload, "multipart/mixed; boundary=a", "--a--\r\n");
  expect((await answer).body).toMatchObject({
    status: 415,
    detail: "The media type of the body is not supported.",
  });
});
