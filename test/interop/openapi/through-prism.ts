// Stands in for supertest in the tests of example 02: their requests go through Prism, a proxy before the apps of the
// tests. Of each answer, it writes to a file what Prism found wrong with it.
import { appendFileSync } from "node:fs";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import type TestAgent from "supertest/lib/agent";
import type { Response, Test } from "supertest";

const supertest = jest.requireActual<(address: string) => TestAgent>(
  join(__dirname, "../../../node_modules/supertest"),
);
const { PRISM_ADDRESS = "", UPSTREAM_PORT = "", ANSWERS_FILE = "" } = process.env;

/** The header that says which of the apps is asked. Prism passes it on. */
const APP = "x-app-under-test";

const apps: RequestListener[] = [];
const server = createServer((req, res) => {
  const app = apps[Number(req.headers[APP])];
  app?.(req, res);
});

beforeAll(async () => {
  server.listen(Number(UPSTREAM_PORT), "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
});

/** An answer that came through Prism, as a line of the file. */
export interface JudgedAnswer {
  readonly test: string;
  readonly request: string;
  readonly status: number;
  readonly violations: readonly Violation[];
}

/** What Prism found wrong with a request or with its answer. */
interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly message: string;
}

function judge({ status, headers, request: { method, url } }: Response): void {
  const violations = JSON.parse(headers["sl-violations"] ?? "[]") as Violation[];
  const answer: JudgedAnswer = {
    test: expect.getState().currentTestName ?? "",
    request: `${method} ${url}`,
    status,
    violations: violations.filter(({ location: [part] }) => part === "response"),
  };
  appendFileSync(ANSWERS_FILE, `${JSON.stringify(answer)}\n`);
}

function throughPrism(app: RequestListener): TestAgent {
  const index = apps.includes(app) ? apps.indexOf(app) : apps.push(app) - 1;
  const agent = supertest(PRISM_ADDRESS);
  return new Proxy(agent, {
    get: (_target, method) => (path: string) => {
      const test = agent[method as "get"](path).set(APP, String(index)) as Test & {
        _data?: unknown;
        url: string;
      };
      const send = test.end.bind(test);
      test.end = (callback) => {
        if (isPassedOn(path, test._data)) test.on("response", judge);
        else test.url = `http://127.0.0.1:${UPSTREAM_PORT}${path}`;
        return send(callback);
      };
      return test;
    },
  });
}

/** Whether Prism passes a request on: it ends at a malformed path, and answers malformed and deep JSON itself. */
function isPassedOn(path: string, data: unknown): boolean {
  try {
    decodeURIComponent(path);
    if (typeof data === "string") JSON.parse(data);
    return !String(data).includes("[".repeat(1_000));
  } catch {
    return false;
  }
}

export default throughPrism;
