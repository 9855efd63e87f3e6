import { createServer, type AddressInfo, type Socket } from "node:net";
import { BSON } from "mongodb";

/** A command as it arrives, and the reply to it; none where the command is to wait. */
export type Reply = (command: Readonly<Record<string, unknown>>) => object | "cut" | undefined;

/** The opcode of a message (MongoDB wire protocol, OP_MSG), and the bytes before its document. */
const OP_MSG = 2013;
const HEADER_BYTES = 21;

/** The opcodes in which version 3 of the driver says its greeting, and the bytes before the document of the reply. */
const OP_QUERY = 2004;
const OP_REPLY = 1;
const REPLY_HEADER_BYTES = 36;

const HELLO = {
  ok: 1,
  isWritablePrimary: true,
  ismaster: true,
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
  if (message.readInt32LE(12) === OP_QUERY) {
    socket.write(replyOf(requestId, HELLO));
    return;
  }
  const length = message.readInt32LE(HEADER_BYTES);
  const command = BSON.deserialize(message.subarray(HEADER_BYTES, HEADER_BYTES + length));
  const isGreeting =
    "hello" in command || "ismaster" in command || "ping" in command || "endSessions" in command;
  const body = isGreeting ? HELLO : reply(command);
  if (body === "cut") socket.destroy();
  else if (body !== undefined) socket.write(messageOf(requestId, body));
}

function messageOf(responseTo: number, body: object): Buffer {
  return withHeader({ responseTo, opcode: OP_MSG, bytes: HEADER_BYTES }, body);
}

function replyOf(responseTo: number, body: object): Buffer {
  const message = withHeader({ responseTo, opcode: OP_REPLY, bytes: REPLY_HEADER_BYTES }, body);
  message.writeInt32LE(1, REPLY_HEADER_BYTES - 4);
  return message;
}

function withHeader(header: { responseTo: number; opcode: number; bytes: number }, body: object): Buffer {
  const document = BSON.serialize(body);
  const message = Buffer.concat([Buffer.alloc(header.bytes), document]);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(header.responseTo, 8);
  message.writeInt32LE(header.opcode, 12);
  return message;
}
