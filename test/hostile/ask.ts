import type { RequestHandler } from "express";
import { requestBytes, type RawConnection, type RequestParts, withConnection } from "../support/raw-http";
import { DOCUMENTED, documentedStatus } from "./documented-tables";
import type { HostileServer } from "./hostile-server";
import { expectDocumentedResponse, type Answer } from "./invariants";

/** Sends a request to a handler that fails, holds every invariant, and asks the same connection once more. */
export async function ask(
  server: HostileServer,
  handle: RequestHandler,
  parts?: RequestParts,
): Promise<Answer> {
  server.handle = handle;
  return await withConnection(server.port, async (connection) => {
    connection.send(requestBytes(parts));
    const raw = await connection.receive(parts?.method);
    const answer = expectDocumentedResponse(server.profile, raw, parts?.method);
    await expectAlive(connection);
    return answer;
  });
}

/** The next request on the same connection is answered, so nothing stood between the two answers. */
export async function expectAlive(connection: RawConnection): Promise<void> {
  connection.send(requestBytes({ path: "/alive" }));
  const next = await connection.receive();
  expect([next.status, next.body.toString()]).toEqual([200, "alive"]);
}

/** The server still answers, on a connection of its own. */
export async function expectServerAlive(server: HostileServer): Promise<void> {
  await withConnection(server.port, expectAlive);
}

/** The answer tells no more than the documented row of `thrown`. */
export function expectBareRow(server: HostileServer, answer: Answer, thrown: number): void {
  const status = documentedStatus(server.profile, thrown);
  const row = DOCUMENTED[server.profile][status];
  expect(answer.status).toBe(status);
  expect(answer.detail).toBe(row?.meaning);
  expect(answer.code).toBe(row?.code);
  const members = ["type", "title", "status", "detail", "requestId"];
  const allowed = server.profile === "base" ? members : ["error_code", "error_msg"];
  expect(answer.members["type"]).toBe(server.profile === "base" ? "about:blank" : undefined);
  expect(Object.keys(answer.members).sort()).toEqual(allowed.sort());
}
