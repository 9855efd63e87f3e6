import type { Express } from "express";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens on `PORT`, else 3000, then prints the address and the curl lines that `tries` makes of it. */
export function listen(app: Express, tries: (address: string) => readonly string[]): Server {
  const server = app.listen(Number(process.env["PORT"] ?? 3000), (error) => {
    if (error !== undefined) throw error;
    // A TCP server that listens has an address of this kind; only a pipe has a string.
    const { port } = server.address() as AddressInfo;
    const address = `http://localhost:${port}`;
    console.log(
      [`Listening on ${address}`, "", "Try:", ...tries(address).map((line) => `  ${line}`), ""].join("\n"),
    );
  });
  return server;
}
