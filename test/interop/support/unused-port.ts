import { createServer, type AddressInfo } from "node:net";

/** A port of this machine where nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The same, known once the tests run. */
export function useUnusedPort(): () => number {
  let port = 0;
  beforeAll(async () => {
    port = await freePort();
  });
  return () => port;
}
