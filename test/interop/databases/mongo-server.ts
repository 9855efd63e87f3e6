import { createServer, type AddressInfo, type Socket } from "node:net";
import { BSON } from "mongodb";

/** A command as it arrives, and the reply to it; none where the command is to wait. */
export type Reply = (command: Readonly<Record<string, unknown>>) => object | "cut" | undefined;

/** The opcode of a message (MongoDB wire protocol, OP_MSG), and the bytes before its document. */
const OP_MSG = 2013;
const HEADER_BYTES = 21;

const HELLO = {
  ok: 1,
  isWritablePrimary: true,
  helloOk: true,
  minWireVersion: 0,
  maxWireVersion: 25,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  readOnly: false,
};

/** Speaks as much of MongoDB's protocol as the tests of a file need: a greeting, then what `reply` says. */
export function useMongo(reply: Reply): { readonly url: () => string } {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      while (bytes.length >= 4 && bytes.length >= bytes.readInt32LE(0)) {
        const message = bytes.subarray(0, bytes.readInt32LE(0));
        bytes = bytes.subarray(message.length);
        answer(socket, message, reply);
      }
    });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  // With a version of the API, the driver says even its greeting as an OP_MSG.
  return {
    url: () => `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`,
  };
}

function answer(socket: Socket, message: Buffer, reply: Reply): void {
  const requestId = message.readInt32LE(4);
  const length = message.readInt32LE(HEADER_BYTES);
  const command = BSON.deserialize(message.subarray(HEADER_BYTES, HEADER_BYTES + length));
  const isGreeting = "hello" in command || "ping" in command || "endSessions" in command;
  const body = isGreeting ? HELLO : reply(command);
  if (body === "cut") socket.destroy();
  else if (body !== undefined) socket.write(messageOf(requestId, body));
}

function messageOf(responseTo: number, body: object): Buffer {
  const document = BSON.serialize(body);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + document.length, 0);
  header.writeInt32LE(responseTo, 8);
  header.writeInt32LE(OP_MSG, 12);
  return Buffer.concat([header, document]);
}
