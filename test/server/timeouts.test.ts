import { setTimeout as delay } from "node:timers/promises";
import { requestBytes } from "../support/raw-http";
import { useRefusingServer } from "./refusing-server";

const UPLOAD = requestBytes({ method: "POST", path: "/read", headers: ["Content-Length: 10"] });

describe("what does not arrive in time", () => {
  const server = useRefusingServer({
    server: { headersTimeout: 60, requestTimeout: 90, connectionsCheckingInterval: 15 },
  });

  it.each([
    { what: "a head", sent: "GET / HTTP/1.1\r\nHos", path: "" },
    { what: "a body that is read", sent: `${UPLOAD}abc`, path: "/read" },
    { what: "a body that nobody reads", sent: UPLOAD.replace("/read", "/held"), path: "/held" },
  ])("is answered 408 and is one report: $what", async ({ sent, path }) => {
    const connection = await server.open();
    connection.send(sent);
    expect((await connection.receive()).status).toBe(408);
    expect(await connection.ended()).toBe("closed");
    await delay(150);
    expect(server.refusals).toEqual([
      expect.objectContaining({ thrownStatus: 408, path, outcome: "answered" }),
    ]);
    expect(server.failures).toEqual([]);
  });

  it("waits for the response that is open", async () => {
    const connection = await server.open();
    connection.send(`${requestBytes({ path: "/held" })}GET / HTTP/1.1\r\nHos`);
    await delay(150);
    server.held.get("/held")?.end("ok");
    expect((await connection.receive()).status).toBe(200);
    expect((await connection.receive()).status).toBe(408);
  });
});
