// The same application after the steps of docs/migrating.md, the last ones included: classes of the package as base, input
// checked by `parseInput`, a profile of its own.
import express, { type Express } from "express";
import {
  type Envelope,
  errorHandler,
  extendProfile,
  HttpError,
  parseInput,
  baseProfile,
} from "express-error-profiles";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { z } from "zod";

class OrderUnknown extends HttpError {
  constructor(message: string) {
    super(404, message);
  }
}
class StockEmpty extends HttpError {
  constructor(message: string) {
    super(409, message);
  }
}
class PaymentDown extends HttpError {
  constructor(message: string) {
    super(503, message);
  }
}

const orders = extendProfile(baseProfile, {
  name: "orders",
  rows: { 422: { reason: "Unprocessable Content", meaning: "The order is not valid." } },
});

const envelope: Envelope = {
  mediaType: "application/json; charset=utf-8",
  requiresCode: false,
  body: ({ detail, issues }) => ({ message: detail, ...(issues && { issues: issues.length }) }),
};

const Order = z.object({ article: z.string().min(1), count: z.number().int().positive() });

export function ordersApp(logger: Logger): Express {
  const app = express();
  app.use(pinoHttp({ logger }), express.json());
  app.get("/orders/:id", (req) => {
    throw new OrderUnknown(`There is no order ${req.params.id}.`);
  });
  app.post("/orders", (req, res) => {
    const { article, count } = parseInput(Order, req.body, {
      in: "body",
      error: orders.errors.UnprocessableContent,
    });
    if (count > 3) throw new StockEmpty(`There are 3 of ${article}.`);
    if (article === "gold") throw new PaymentDown("The payment service does not answer.");
    res.status(201).json({ article, count });
  });
  app.get("/report", () => {
    throw new Error("connect ECONNREFUSED 10.0.0.5:5432");
  });
  app.use(errorHandler({ profile: orders, envelope, onError: () => undefined }));
  return app;
}
