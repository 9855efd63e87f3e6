import { createServer, type AddressInfo, type Socket } from "node:net";
import { createConnection } from "mysql2";
import { SECRET } from "../../support/secret";

const HANDSHAKE = {
  protocolVersion: 10,
  serverVersion: "8.4.0",
  connectionId: 1,
  statusFlags: 2,
  characterSet: 45,
  capabilityFlags: 0xffffff,
};

/**
 * Speaks MySQL's protocol for the tests of a file. It does what the statement says: `FAIL 1062` is answered with
 * that error, `CUT` cuts the connection, `WAIT` is not answered.
 */
export function useMysql(): { readonly port: () => number } {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  return { port: () => (server.address() as AddressInfo).port };
}

function serve(socket: Socket): void {
  const connection = createConnection({ stream: socket, isServer: true } as object);
  connection.on("error", () => undefined);
  // Every command begins to count anew, which mysql2 leaves to its user; the fourth byte is the client's count.
  socket.prependListener("data", (bytes: Buffer) => {
    connection.sequenceId = bytes[3] ?? 0;
  });
  connection.on("query", (statement: string) => {
    if (statement === "CUT") socket.destroy();
    const code = /^FAIL (\d+)$/.exec(statement)?.[1];
    if (code !== undefined) connection.writeError({ code: Number(code), message: `Refused '${SECRET}'` });
  });
  connection.serverHandshake(HANDSHAKE);
}
