// A program that asks a server of its own once and prints the status; what Node warns of is on stderr.
import { connect, createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import express, { type Request, type Response } from "express";
import { errorHandler, ServerUnavailable } from "../../src";

const router = express.Router();
router.use((_request, response, next) => {
  if (process.argv[2] === "sets-a-phrase") response.statusMessage = "Fine";
  next(new ServerUnavailable());
});
router.use(errorHandler({ onError: () => undefined }));

const server = createServer((request, response) => {
  router(request as unknown as Request, response as unknown as Response, () => response.end());
});
server.listen(0, "127.0.0.1", () => {
  const session = connect(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  const stream = session.request({ ":path": "/" });
  stream.on("response", (headers) => {
    console.log(headers[":status"]);
  });
  stream.on("close", () => {
    session.close();
    server.close();
  });
  stream.resume();
});
