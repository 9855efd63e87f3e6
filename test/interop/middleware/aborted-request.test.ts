import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import express from "express";
import { observedAppOf } from "../support/app";

describe("a request that is aborted while its body is read", () => {
  it.each([
    { reader: "express.json()", handler: express.json(), type: "application/json" },
    { reader: "express.raw()", handler: express.raw(), type: "application/octet-stream" },
    { reader: "express.text()", handler: express.text(), type: "text/plain" },
    {
      reader: "express.urlencoded()",
      handler: express.urlencoded(),
      type: "application/x-www-form-urlencoded",
    },
  ])("by $reader is reported as aborted and as no failure of the server", async ({ handler, type }) => {
    const { app, reports } = observedAppOf([handler]);
    const server = createServer(app).listen(0);
    await once(server, "listening");
    const socket = connect((server.address() as AddressInfo).port);
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 1000\r\n\r\n{"a":`);
    await once(server, "request");
    socket.destroy();
    while (reports.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.close();
    expect(reports).toEqual([
      expect.objectContaining({ outcome: "aborted", thrownStatus: 400, status: 400 }),
    ]);
  });
});
