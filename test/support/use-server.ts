import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { requestBytes, withConnection, type RawResponse, type RequestParts } from "./raw-http";

export interface TestServer {
  readonly port: number;
  /** Sends one request on a connection of its own and reads the response to it. */
  ask(parts?: RequestParts): Promise<RawResponse>;
}

/** Serves `listener` while the tests of one describe block run. */
export function useServer(listener: RequestListener, options: ServerOptions = {}): TestServer {
  let server: Server;
  const state = {
    port: 0,
    ask: async (parts?: RequestParts) =>
      await withConnection(state.port, async (connection) => {
        connection.send(requestBytes(parts));
        return await connection.receive(parts?.method);
      }),
  };
  beforeAll(async () => {
    server = createServer(options, listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    state.port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return state;
}
