// An application before it is migrated: TypeScript, Express 5, zod, pino-http, a tree of error classes.
import express, { type ErrorRequestHandler, type Express } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { z, ZodError } from "zod";

abstract class AppError extends Error {
  abstract readonly statusCode: number;
}
class OrderUnknown extends AppError {
  readonly statusCode = 404;
}
class StockEmpty extends AppError {
  readonly statusCode = 409;
}
class PaymentDown extends AppError {
  readonly statusCode = 503;
}

const Order = z.object({ article: z.string().min(1), count: z.number().int().positive() });

const handleError: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  if (error instanceof ZodError)
    res.status(422).json({ message: "The order is not valid.", issues: error.issues.length });
  else if (error instanceof AppError) res.status(error.statusCode).json({ message: error.message });
  else res.status(500).json({ message: error instanceof Error ? error.message : "Failed." });
};

export function ordersApp(logger: Logger): Express {
  const app = express();
  app.use(pinoHttp({ logger }), express.json());
  app.get("/orders/:id", (req) => {
    throw new OrderUnknown(`There is no order ${req.params.id}.`);
  });
  app.post("/orders", async (req, res) => {
    const { article, count } = await Order.parseAsync(req.body);
    if (count > 3) throw new StockEmpty(`There are 3 of ${article}.`);
    if (article === "gold") throw new PaymentDown("The payment service does not answer.");
    res.status(201).json({ article, count });
  });
  app.get("/report", () => {
    throw new Error("connect ECONNREFUSED 10.0.0.5:5432");
  });
  app.use(handleError);
  return app;
}
