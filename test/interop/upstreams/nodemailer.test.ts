import { createServer, type AddressInfo } from "node:net";
import { createTransport } from "nodemailer";
import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";

const unusedPort = useUnusedPort();

/** What the mail server replies to the connection and to each command; it says nothing if there is no reply. */
let replies: { readonly greeting?: string; readonly recipient?: string };

const server = createServer((socket) => {
  if (replies.greeting !== undefined) socket.write(`${replies.greeting}\r\n`);
  socket.on("error", () => undefined);
  socket.on("data", (data) => {
    socket.write(String(data).startsWith("RCPT") ? `${replies.recipient ?? "250 OK"}\r\n` : "250 OK\r\n");
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

async function send(port: number, timeout = 10_000): Promise<unknown> {
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
  });
  return await transport.sendMail({ from: "a@example.org", to: "b@example.org", text: SECRET });
}

const portOfServer = (): number => (server.address() as AddressInfo).port;

it("answers 503 where the mail server refuses the connection", async () => {
  const act = (): unknown => send(unusedPort());
  await expectAnswered({ act, mappers: upstreamMappers, status: 503 });
  await expectAnswered({ act, status: 500 });
});

it("answers 504 where the mail server does not greet in time", async () => {
  replies = {};
  await expectAnswered({ act: () => send(portOfServer(), 150), mappers: upstreamMappers, status: 504 });
});

it.each([
  { what: "is not available", greeting: `421 ${SECRET}`, status: 503 },
  { what: "does not accept the connection", greeting: `554 ${SECRET}`, status: 502 },
  { what: "does not know the recipient", recipient: `550 ${SECRET}`, status: 502 },
  { what: "finds the mailbox busy", recipient: `450 ${SECRET}`, status: 503 },
])("answers $status where the mail server $what", async ({ greeting = "220 ready", recipient, status }) => {
  replies = { greeting, ...(recipient === undefined ? {} : { recipient }) };
  await expectAnswered({ act: () => send(portOfServer()), mappers: upstreamMappers, status });
});

it("answers 500 for a mail without recipients, which is a mistake of the program", async () => {
  const act = (): unknown =>
    createTransport({ host: "127.0.0.1", port: portOfServer() }).sendMail({ from: "a@example.org" });
  await expectAnswered({ act, mappers: upstreamMappers, status: 500 });
});
