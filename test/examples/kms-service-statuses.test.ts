import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import { app } from "../../examples/02-kms-service/app";
import { kms } from "../../examples/02-kms-service/profile";
import { documentRefusals } from "../../src/server";
import { KmsClient, seen } from "./kms-client";

it("the KMS example answers with every row and every code of its table, and with nothing else", async () => {
  const client = new KmsClient();
  const id = await client.newKey();
  const disabled = await client.newKey("disable-key");
  const deleted = await client.newKey("schedule-key-deletion");
  const call = (operation: string, parameters: object | string) => client.call(operation, parameters);
  await client.options("list-keys").expect(204);
  await client.stranger("list-keys").expect(403);
  for (const [operation, parameters] of [
    ["create-key", "{"],
    ["create-key", JSON.stringify({ key_alias: "a".repeat(200_000) })],
    ["create-key", {}],
    ["create-key", { key_alias: "" }],
    ["create-key", { key_alias: randomUUID(), key_description: "a".repeat(256) }],
    ["describe-key", { key_id: "x" }],
    ["describe-key", { key_id: randomUUID() }],
    ["encrypt-data", { key_id: id, plain_text: "a", encryption_context: { a: 1 } }],
    ["encrypt-data", { key_id: id, plain_text: "" }],
    ["encrypt-data", { key_id: disabled, plain_text: "a" }],
    ["encrypt-data", { key_id: deleted, plain_text: "a" }],
    ["enable-key", { key_id: id }],
    ["schedule-key-deletion", { key_id: id, pending_days: "6" }],
    ["cancel-key-deletion", { key_id: id }],
    ["decrypt-data", { cipher_text: "x" }],
  ] as const) {
    await call(operation, parameters);
  }
  await call("create-key", { key_alias: "twice" });
  await call("create-key", { key_alias: "twice" });
  await client.get("list-keys").expect(400);
  expect(seen.coverage().rows[200]).toBeGreaterThan(0);
  seen.assert();
  // No request causes a 500, and no operation is forbidden to whoever has a token.
  seen.assertCovered({ except: [500, "KMS.0101", "KMS.0306"] });
});

it("the KMS example answers what Node refuses from its table", async () => {
  const server = createServer(app).listen(0, "127.0.0.1");
  documentRefusals(server, { profile: kms, onError: () => undefined });
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end("x\r\n\r\n");
  let answer = "";
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(answer).toContain('"error_code":"KMS.0308"');
  server.close();
});
