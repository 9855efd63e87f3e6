import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ServiceDefinition,
} from "@grpc/grpc-js";
import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";

const METHOD = {
  path: "/keys.Keys/Get",
  requestStream: false,
  responseStream: false,
  requestSerialize: (value: string) => Buffer.from(value),
  requestDeserialize: String,
  responseSerialize: (value: string) => Buffer.from(value),
  responseDeserialize: String,
} as const;

const KEYS: ServiceDefinition = { get: METHOD };

const unusedPort = useUnusedPort();
const server = new Server();
let port = 0;

/** The status code that the server answers with; it does not answer at all if there is none. */
let code: number | undefined;

beforeAll(async () => {
  server.addService(KEYS, {
    get: (_call: unknown, callback: (error: object) => void) => {
      const metadata = new Metadata();
      metadata.set("secret", SECRET);
      if (code !== undefined) callback({ code, details: SECRET, metadata });
    },
  });
  port = await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
});

afterAll(() => {
  server.forceShutdown();
});

async function call(toPort: number, timeout: number): Promise<unknown> {
  const client = new Client(`127.0.0.1:${String(toPort)}`, credentials.createInsecure());
  try {
    return await new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + timeout };
      const { path, requestSerialize, responseDeserialize } = METHOD;
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, "key", options, (error, value) => {
        if (error === null) resolve(value);
        else reject(error);
      });
    });
  } finally {
    client.close();
  }
}

it.each([
  { name: "UNKNOWN", number: 2, status: 502 },
  { name: "INVALID_ARGUMENT", number: 3, status: 502 },
  { name: "NOT_FOUND", number: 5, status: 502 },
  { name: "PERMISSION_DENIED", number: 7, status: 502 },
  { name: "RESOURCE_EXHAUSTED", number: 8, status: 503 },
  { name: "UNAVAILABLE", number: 14, status: 503 },
  { name: "UNAUTHENTICATED", number: 16, status: 502 },
])("answers $status where the service answers $name", async ({ number, status }) => {
  code = number;
  await expectAnswered({ act: () => call(port, 10_000), mappers: upstreamMappers, status });
  await expectAnswered({ act: () => call(port, 10_000), status: 500 });
});

it("answers 504 where the service does not answer before the deadline", async () => {
  code = undefined;
  await expectAnswered({ act: () => call(port, 150), mappers: upstreamMappers, status: 504 });
});

it("answers 503 where the service refuses the connection", async () => {
  await expectAnswered({ act: () => call(unusedPort(), 10_000), mappers: upstreamMappers, status: 503 });
});
