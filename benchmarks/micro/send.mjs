import { Buffer } from "node:buffer";
import { IncomingMessage, ServerResponse } from "node:http";
import { Duplex } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { BadRequest, errorHandler } from "express-error-profiles";
import { TWENTY_ISSUES } from "./issues.mjs";
import { measure, medianTimes } from "./measure.mjs";

const STEPS = 50;

/** What the whole middleware costs on a response of Node whose socket leads nowhere. */
export async function measureSending() {
  const handler = errorHandler();
  const plain = new BadRequest("The order is malformed.");
  const detailed = new BadRequest("The order is malformed.", { issues: TWENTY_ISSUES });
  const tasks = {
    constant: (_req, res) => sendConstant(res),
    plain: (req, res) => handler(plain, req, res, neverCalled),
    detailed: (req, res) => handler(detailed, req, res, neverCalled),
  };
  const times = medianTimes(
    await measure(
      Object.fromEntries(Object.entries(tasks).map(([name, send]) => [name, taskOf(send)])),
      STEPS,
    ),
  );
  return [
    { label: "five headers and `res.end` by hand", nanoseconds: times.constant },
    { label: "`errorHandler()`, an error of ours", nanoseconds: times.plain },
    { label: "`errorHandler()`, an error of ours with 20 issues", nanoseconds: times.detailed },
  ];
}

/** What Node does a tick later belongs to the cost, so that each batch waits for it. */
function taskOf(send) {
  const sockets = Array.from({ length: STEPS }, () => new Sink());
  return async () => {
    for (const socket of sockets) {
      const req = requestOver(socket);
      const res = new ServerResponse(req);
      res.assignSocket(socket);
      send(req, res);
      res.detachSocket(socket);
    }
    await setImmediate();
  };
}

/** A socket that takes everything and leads nowhere. */
class Sink extends Duplex {
  remoteAddress = "127.0.0.1";
  _read() {
    // Nothing ever comes.
  }
  _write(_chunk, _encoding, done) {
    done();
  }
}

function requestOver(socket) {
  const req = new IncomingMessage(socket);
  Object.assign(req, {
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    httpVersion: "1.1",
    method: "GET",
    url: "/42",
  });
  return req;
}

const BODY =
  '{"type":"about:blank","title":"Bad Request","status":400,"detail":"The order is malformed.","requestId":"00000000-0000-4000-8000-000000000000"}';

function sendConstant(res) {
  res.statusCode = 400;
  res.setHeader("Content-Type", "application/problem+json");
  res.setHeader("Content-Length", String(Buffer.byteLength(BODY)));
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("X-Request-Id", "00000000-0000-4000-8000-000000000000");
  res.end(BODY);
}

function neverCalled() {
  throw new Error("The handler passed the error on.");
}
