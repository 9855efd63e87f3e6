import express from "express";
import createHttpError from "http-errors";
import request from "supertest";
import { BadRequest, errorHandler, Forbidden, InternalError, Unauthorized, type HttpError } from "../../src";
import { EXPRESS, EXPRESS_VERSIONS, type ExpressVersion } from "../support/app-that-throws";

/** What comes back where `verify` of the body parser throws: body-parser has http-errors stamp whatever it throws. */
async function answerTo(thrown: HttpError, version: ExpressVersion) {
  const app = EXPRESS[version]();
  const verify = (): never => {
    throw thrown;
  };
  app.use(EXPRESS[version].json({ verify }), errorHandler({ onError: () => undefined }));
  const response = await request(app).post("/").send({});
  return { status: response.status, body: response.body as Record<string, unknown> };
}

describe.each(EXPRESS_VERSIONS)(
  "an error of ours that the body-parser of Express %d has stamped",
  (version) => {
    it.each([
      { thrown: new Unauthorized("The signature is wrong."), status: 401, detail: "The signature is wrong." },
      // The status that body-parser itself gives.
      { thrown: new Forbidden("The signature is old."), status: 403, detail: "The signature is old." },
      {
        thrown: new Forbidden("secret", { expose: false }),
        status: 403,
        detail: "No permission. The access is denied.",
      },
      { thrown: new BadRequest("secret", { expose: false }), status: 400, detail: "Incorrect parameter" },
      { thrown: new InternalError("secret"), status: 500, detail: "Internal server error" },
      { thrown: new InternalError("Ask Ann.", { expose: true }), status: 500, detail: "Ask Ann." },
    ])("keeps its $status and tells $detail", async ({ thrown, status, detail }) => {
      expect(await answerTo(thrown, version)).toMatchObject({
        status,
        body: { status, detail, type: "about:blank" },
      });
    });

    it("keeps the type that it was made with", async () => {
      const { body } = await answerTo(new Forbidden("", { type: "https://example.com/signature" }), version);
      expect(body["type"]).toBe("https://example.com/signature");
    });
  },
);

it("an error of ours that http-errors has wrapped takes no type of it", async () => {
  const app = express();
  app.get("/", (_req, _res, next) => {
    next(createHttpError(new BadRequest("Wrong."), { type: "entity.parse.failed", statusCode: 200 }));
  });
  app.use(errorHandler());
  const { body } = (await request(app).get("/")) as { body: Record<string, unknown> };
  expect(body["type"]).toBe("about:blank");
});
