import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import express, { type Express, type Request } from "express";
import express4 from "express4";
import { errorHandler, NotFound } from "../../../src";
import { useServer } from "../../support/use-server";
import { installProgram } from "../support/debian";
import { type Nginx, type ProxySettings, startNginx } from "./nginx";

const TRIES = 12;

/** What handlers do with the body before they fail. Each leaves the server with bytes that it has not read. */
const HANDLERS: Readonly<Record<string, (req: Request) => Promise<void> | void>> = {
  unread: () => undefined,
  iterated: async (req) => {
    for await (const chunk of req as AsyncIterable<unknown>) throw new NotFound("", { cause: chunk });
  },
  transformed: async (req) => {
    await pipeline(
      req,
      new Transform({ transform: (_chunk, _encoding, done) => done(new Error("It failed.")) }),
    );
  },
  cancelled: async (req) => {
    const reader = Readable.toWeb(req).getReader();
    await reader.read();
    await reader.cancel();
  },
  left: async (req) => {
    await Readable.toWeb(req).getReader().read();
  },
};

const CLIENTS = ["raw", "superagent", "axios", "fetch", "curl"] as const;

/** Those that speak HTTP/1.0, too. */
const OLD_CLIENTS: readonly string[] = ["raw", "curl"];

const PROXIES: readonly Omit<ProxySettings, "upstreamPort">[] = [
  { version: "1.0", buffering: "on" },
  { version: "1.0", buffering: "off" },
  { version: "1.1", buffering: "on" },
  { version: "1.1", buffering: "off" },
];

function appOf(make: () => Express): Express {
  const app = make();
  for (const [name, handle] of Object.entries(HANDLERS)) {
    app.post(`/${name}`, (req, _res, next) => {
      const refuse = (): void => next(new NotFound(`${name} was refused.`));
      void Promise.resolve(handle(req)).then(refuse, refuse);
    });
  }
  app.use(errorHandler());
  return app;
}

interface Answer {
  readonly seconds?: number;
  readonly status?: number;
  readonly body?: string;
  readonly error?: string;
}

let client: ChildProcess;
/** For the slow uploads, which the work of the others would delay. */
let slowClient: ChildProcess;
/** They take half a minute, while the other tests run. */
let slowUploads: Promise<[Answer, Answer, Answer]>;
const slowServer = useServer(appOf(express));
const waiting = new Map<number, (answer: Answer) => void>();

beforeAll(() => {
  installProgram("curl", "curl");
  client = startClient();
  slowClient = startClient();
  const url = `http://127.0.0.1:${String(slowServer.port)}/unread`;
  slowUploads = Promise.all([
    uploadBy(slowClient, "raw", url, "1.1", 5_000 / 8),
    uploadBy(slowClient, "raw", url, "1.1", 1_500),
    uploadBy(slowClient, "endless", url),
  ]);
}, 120_000);

afterAll(() => {
  client.disconnect();
  slowClient.disconnect();
});

function startClient(): ChildProcess {
  const started = fork(join(__dirname, "upload-client.cjs"), { execArgv: [] });
  started.on("message", ({ id, ...answer }: Answer & { id: number }) => waiting.get(id)?.(answer));
  return started;
}

let count = 0;

function uploadBy(
  sender: ChildProcess,
  name: string,
  url: string,
  version = "1.1",
  pause?: number,
): Promise<Answer> {
  const id = ++count;
  sender.send({ id, client: name, url, version, pause });
  return new Promise((resolve) => waiting.set(id, resolve));
}

describe.each([
  { express: "Express 5", make: express },
  { express: "Express 4", make: express4 as unknown as typeof express },
])("$express answers each of 12 clients that still send", ({ make }) => {
  const server = useServer(appOf(make));
  let nginx: Nginx;

  beforeAll(async () => {
    const { port } = server;
    nginx = await startNginx(PROXIES.map((proxy) => ({ ...proxy, upstreamPort: port })));
  }, 120_000);

  afterAll(() => nginx.stop());

  const ways = [
    { way: "directly", portOf: () => server.port },
    ...PROXIES.map(({ version, buffering }, index) => ({
      way: `through nginx with HTTP/${version} and buffering ${buffering}`,
      portOf: () => nginx.ports[index] ?? 0,
    })),
  ];
  const rows = ways.flatMap(({ way, portOf }) =>
    Object.keys(HANDLERS).map((body) => ({ way, portOf, body })),
  );

  it.each(rows)("$way, where the body is $body", async ({ portOf, body }) => {
    const url = `http://127.0.0.1:${String(portOf())}/${body}`;
    const versions = (name: string) => (OLD_CLIENTS.includes(name) ? ["1.1", "1.0"] : ["1.1"]);
    const answers = await Promise.all(
      CLIENTS.flatMap((name) =>
        versions(name).flatMap((version) =>
          Array.from({ length: TRIES }, async () => ({
            name,
            version,
            ...(await uploadBy(client, name, url, version)),
          })),
        ),
      ),
    );
    const detail = `"detail":"${body} was refused."`;
    expect(answers).toHaveLength(7 * TRIES);
    expect(answers.filter(({ status, body: text }) => status !== 404 || !text?.includes(detail))).toEqual([]);
  });
});

it("a client that pauses for less than five seconds is answered, and one that never ends is closed after thirty", async () => {
  const [fiveSeconds, longPauses, endless] = await slowUploads;
  expect([fiveSeconds, longPauses]).toMatchObject([{ status: 404 }, { status: 404 }]);
  expect(endless.seconds).toBeGreaterThan(29);
  expect(endless.seconds).toBeLessThan(45);
}, 90_000);
