import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { errorHandler, notFound } from "../../src";
import { requestBytes, withConnection } from "../support/raw-http";

it("an answer to HEAD has no body where the server refuses one, though the method was rewritten", async () => {
  const app = express();
  app.use((request, _response, next) => {
    request.method = "GET";
    next();
  });
  app.use(notFound(), errorHandler());
  const server = createServer({ rejectNonStandardBodyWrites: true }, app).listen(0);
  try {
    await withConnection((server.address() as AddressInfo).port, async (connection) => {
      connection.send(requestBytes({ method: "HEAD" }));
      const raw = await connection.receive("HEAD");
      expect([raw.status, raw.body.length]).toEqual([404, 0]);
    });
  } finally {
    server.close();
  }
});
