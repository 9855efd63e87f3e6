/** @jest-environment ./support/native-environment.cjs */
import { once } from "node:events";
import { get } from "node:http";
import { get as getOverTls } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";

/** A server that speaks no HTTP: it sends a line and closes the connection. */
const server = createServer((socket) => {
  socket.on("error", () => undefined);
  socket.end(`${SECRET}\r\n\r\n`);
  socket.resume();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const address = (scheme: string): string =>
  `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

it.each([
  { what: "timers", wait: (signal: AbortSignal) => setTimeout(10_000, undefined, { signal }) },
  {
    what: "a pipeline",
    wait: (signal: AbortSignal) => pipeline(new PassThrough(), new PassThrough(), { signal }),
  },
])("answers 504 where the AbortSignal.timeout of $what ran out", async ({ wait }) => {
  const act = (): unknown => wait(AbortSignal.timeout(10));
  await expectAnswered({ act, mappers: upstreamMappers, status: 504 });
  await expectAnswered({ act, status: 500 });
});

it("answers 500 where the application itself aborted", async () => {
  const act = (): unknown => setTimeout(10_000, undefined, { signal: AbortSignal.abort() });
  await expectAnswered({ act, mappers: upstreamMappers, status: 500 });
});

it.each([
  { what: "is no HTTP", call: () => once(get(address("http")), "response") },
  { what: "is no TLS", call: () => once(getOverTls(address("https")), "response") },
])("answers 502 where the answer to Node's HTTP client $what", async ({ call }) => {
  await expectAnswered({ act: call, mappers: upstreamMappers, status: 502 });
});

it("answers 500 for a request that the program itself made wrong", async () => {
  const act = (): unknown => get("ftp://127.0.0.1/");
  await expectAnswered({ act, mappers: upstreamMappers, status: 500 });
});
