import type { AddressInfo } from "node:net";
import { listen } from "../listen";
import { libraryApp } from "./app";
import { LibraryClient } from "./client";

const server = listen(libraryApp(), (address) => [
  `curl -i ${address}/books/1`,
  `curl -i ${address}/books/7`,
  `curl -i -X POST ${address}/books/1/loans`,
  `curl ${address}/openapi.json`,
]);

server.once("listening", () => {
  const { port } = server.address() as AddressInfo;
  void talk(new LibraryClient(`http://localhost:${String(port)}`));
});

/** What the client reads of the answers, in the same program. */
async function talk(client: LibraryClient): Promise<void> {
  for (const [id, member] of [
    ["1", "Ann"],
    ["1", "Bob"],
    ["2", "Ann"],
    ["3", "Ann"],
    ["4", "Ann"],
    ["3", undefined],
  ] as const) {
    console.log(`Book ${id} for ${member ?? "nobody"}: ${await client.lend(id, member)}`);
  }
}
