import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import request, { type Response } from "supertest";
import { createApp } from "../../examples/08-upstream/app";
import { forecastService } from "../../examples/08-upstream/forecast-service";

const key = "s3cret-key-of-this-server";
const running: Server[] = [];

/** Starts an upstream, and returns its address. */
async function start(upstream: RequestListener): Promise<string> {
  const server = createServer(upstream).listen(0, "127.0.0.1");
  running.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}

function ask(address: string, city: string, timeoutInMilliseconds = 5000): Promise<Response> {
  const app = createApp({ address, key, timeoutInMilliseconds });
  return request(app).get("/coat").query({ city }).set("X-Request-Id", "r-1");
}

const ANSWERS = {
  502: { title: "Bad Gateway", detail: "Another server that was needed gave an invalid answer." },
  503: { title: "Service Unavailable", detail: "The server cannot answer at the moment." },
  504: { title: "Gateway Timeout", detail: "Another server that was needed did not answer in time." },
} as const;

/** The answer is the documented one to the byte, so nothing of the upstream or of the key is in its body. */
function expectFailure(response: Response, status: keyof typeof ANSWERS): void {
  expect(response.status).toBe(status);
  expect(response.body).toEqual({ type: "about:blank", status, ...ANSWERS[status], requestId: "r-1" });
  expect(JSON.stringify(response.headers)).not.toContain("s3cret");
}

describe("the example of an upstream", () => {
  beforeEach(() => {
    // The default logger tells of each 5xx.
    jest.spyOn(console, "error").mockReturnValue();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(running.splice(0).map(stop));
  });

  it("answers from the forecast", async () => {
    const response = await ask(await start(forecastService(key)), "lisbon");
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ city: "lisbon", needed: false });
  });

  it("sends the city as a parameter, whatever it is", async () => {
    const asked: (string | undefined)[] = [];
    const address = await start((req, res) => {
      asked.push(req.url);
      res.end('{"city":"x","celsius":9}');
    });
    const response = await ask(address, "../admin?city=a&b");
    expect(response.body).toEqual({ city: "../admin?city=a&b", needed: true });
    expect(asked).toEqual(["/forecast?city=..%2Fadmin%3Fcity%3Da%26b"]);
  });

  it("answers a city that the upstream does not know with a 404 of its own", async () => {
    const response = await ask(await start(forecastService(key)), "atlantis");
    expect(response.status).toBe(404);
    expect(response.body).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: "There is no forecast for atlantis.",
      requestId: "r-1",
    });
  });

  it("answers a question without a city with 400, and asks nobody", async () => {
    const response = await ask("http://127.0.0.1:1", "");
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ pointer: "#/city", in: "query", code: "too_small" }] });
  });

  it("answers 503 where the connection is refused", async () => {
    const address = await start(forecastService(key));
    await Promise.all(running.splice(0).map(stop));
    expectFailure(await ask(address, "lisbon"), 503);
  });

  it("answers 504 where there is no answer in time", async () => {
    expectFailure(await ask(await start(forecastService(key)), "oslo", 50), 504);
  });

  it("answers 504 where the answer does not end in time", async () => {
    const address = await start((_req, res) => res.writeHead(200).write("{"));
    expectFailure(await ask(address, "lisbon", 50), 504);
  });

  it("answers 502 where the answer is cut", async () => {
    const address = await start((_req, res) => {
      res.writeHead(200, { "Content-Length": "99" }).write("{", () => res.destroy());
    });
    expectFailure(await ask(address, "lisbon"), 502);
  });

  it("answers 502 where the upstream does not accept the key, which its answer quotes", async () => {
    const address = await start(forecastService("another key"));
    const direct = await fetch(`${address}/forecast`, { headers: { Authorization: `Bearer ${key}` } });
    expect(direct.status).toBe(401);
    expect(await direct.text()).toContain(key);

    expectFailure(await ask(address, "lisbon"), 502);
  });

  it.each([
    { upstream: 429, retryAfter: "30", told: "30" },
    { upstream: 503, retryAfter: "7", told: "7" },
    { upstream: 503, retryAfter: "s3cret", told: undefined },
    { upstream: 503, retryAfter: undefined, told: undefined },
  ])(
    "answers 503 where the upstream answers $upstream with Retry-After $retryAfter, and tells $told",
    async ({ upstream, retryAfter, told }) => {
      const address = await start((_req, res) => {
        if (retryAfter !== undefined) res.setHeader("Retry-After", retryAfter);
        res.writeHead(upstream, { "X-Upstream": "s3cret" }).end("s3cret");
      });
      const response = await ask(address, "lisbon");
      expectFailure(response, 503);
      expect(response.headers["retry-after"]).toBe(told);
    },
  );

  it.each([
    { answer: "a page", body: "<h1>s3cret</h1>" },
    { answer: "JSON of another shape", body: '{"city":"lisbon","celsius":"s3cret"}' },
    { answer: "nothing", body: "" },
  ])("answers 502 where the upstream answers $answer", async ({ body }) => {
    expectFailure(await ask(await start((_req, res) => res.end(body)), "lisbon"), 502);
  });

  it("keeps the key out of the log", async () => {
    await ask(await start(forecastService("another key")), "lisbon");
    await ask(await start(forecastService(key)), "oslo", 50);
    expect(console.error).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(jest.mocked(console.error).mock.calls)).not.toContain(key);
  });
});
