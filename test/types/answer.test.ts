import { expectTypeOf } from "expect-type";
import express, { type RequestHandler, type Response, Router } from "express";
import { type baseProfile, defineProfile, type kmsProfile, type Profile } from "../../src";
import type { Answer } from "../../src/answer";

// The same is checked against the types of Express 4 in express4.ts.
describe("Answer", () => {
  it("takes the statuses of the profile and no others", () => {
    const app = express();
    app.get("/", (_request, response: Answer<typeof kmsProfile>) => {
      expectTypeOf<Parameters<typeof response.status>[0]>().toEqualTypeOf<
        200 | 204 | 400 | 403 | 404 | 500
      >();
      response.status(200).json({ keys: [] });
      response.sendStatus(204);
      // @ts-expect-error -- the KMS profile has no 202.
      response.status(202).end();
      // @ts-expect-error -- nor a 409.
      response.sendStatus(409);
    });
    Router().post("/", async (_request, response: Answer<typeof baseProfile>) => {
      await Promise.resolve();
      response.status(409).end();
      // @ts-expect-error -- the base profile has no 201.
      response.status(201).end();
    });
    expect(app).toBeInstanceOf(Function);
  });

  it("does not see what is no argument of status or sendStatus", () => {
    const handler = (_request: unknown, response: Answer<typeof kmsProfile>): void => {
      response.statusCode = 418;
      response.redirect(301, "/");
      response.writeHead(202);
    };
    expectTypeOf(handler).toExtend<RequestHandler>();
    expect(handler).toHaveLength(2);
  });

  it("has the body and the locals of the response of Express, or its own", () => {
    expectTypeOf<Answer<typeof kmsProfile>["locals"]>().toEqualTypeOf<Response["locals"]>();
    const handler = (
      _request: unknown,
      response: Answer<typeof kmsProfile, { keys: string[] }, { user: string }>,
    ): void => {
      response.status(200).json({ keys: [response.locals.user] });
      // @ts-expect-error -- the keys are texts.
      response.json({ keys: [1] });
    };
    const app = express();
    app.get("/", handler);
    expect(handler).toHaveLength(2);
  });

  it("is the response of Express where the compiler does not know the table, and knows one of your own", () => {
    expectTypeOf<Answer<Profile>["status"]>().toEqualTypeOf<Response["status"]>();
    const orders = defineProfile({
      name: "orders",
      rows: {
        201: { reason: "Created", meaning: "The order is taken." },
        400: { reason: "Bad Order", meaning: "The order cannot be read." },
        500: { reason: "Kitchen Fire", meaning: "It is our fault." },
      },
    });
    expectTypeOf<Answer<typeof orders>["status"]>().parameter(0).toEqualTypeOf<201 | 400 | 500>();
    expect(Object.keys(orders.rows)).toHaveLength(3);
  });
});
