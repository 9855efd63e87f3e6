import { BadRequest } from "../../src";
import { EXPRESS_VERSIONS } from "../support/app-that-throws";
import { IncompleteResponse, requestBytes, withConnection, type RequestParts } from "../support/raw-http";
import { useFailingServer } from "../support/use-failing-server";

describe.each(EXPRESS_VERSIONS.map((version) => ({ version })))("Express $version", ({ version }) => {
  const failing = useFailingServer({}, { version });

  let failNow: () => void = () => undefined;

  /** What a client has of a response that is cut, and how the connection ended. */
  const tornResponse = async (parts?: RequestParts): Promise<IncompleteResponse> =>
    await withConnection(failing.port, async (connection) => {
      connection.send(requestBytes(parts));
      await connection.receiveUntil("begun");
      failNow();
      const torn: unknown = await connection.receive().catch((error: unknown) => error);
      if (torn instanceof IncompleteResponse) return torn;
      throw new Error("The response was not cut.");
    });

  it("a failed request is answered", async () => {
    failing.handle = () => {
      throw new BadRequest();
    };
    expect((await failing.ask()).status).toBe(400);
    expect(failing.reports).toMatchObject([{ outcome: "answered" }]);
  });

  it("a request whose client goes before the answer is aborted", async () => {
    let arrived: () => void;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    failing.handle = (request, _response, next) => {
      arrived();
      request.socket.once("close", () => {
        next(new Error("nobody reads this"));
      });
    };
    await withConnection(failing.port, async (connection) => {
      connection.send(requestBytes());
      await arrival;
    });
    expect(await failing.nextReport()).toMatchObject({ outcome: "aborted", status: 500 });
  });

  it.each([
    { what: "chunks", length: undefined },
    { what: "a known length", length: "100" },
  ])("a response begun in $what is torn", async ({ length }) => {
    failing.handle = (_request, response, next) => {
      if (length !== undefined) response.set("Content-Length", length);
      response.write("begun");
      failNow = () => next(new Error("a"));
    };
    const { received } = await tornResponse();
    expect(received.toString()).toContain("begun");
    expect(failing.reports).toMatchObject([{ outcome: "torn", status: 500, notes: [] }]);
  });

  it("a begun response that ends with its connection is torn by a reset", async () => {
    failing.handle = (_request, response, next) => {
      response.write("begun");
      failNow = () => next(new Error("a"));
    };
    expect((await tornResponse({ version: "1.0" })).ending).toBe("reset");
    expect(failing.reports).toMatchObject([{ outcome: "torn" }]);
  });

  it("a begun response that waits behind another one is torn without cutting that", async () => {
    const finish: (() => void)[] = [];
    failing.handle = (request, response, next) => {
      if (request.path === "/first") {
        finish.push(() => response.end("whole"));
      } else {
        response.write("begun");
        next(new Error("a"));
        finish.forEach((end) => {
          end();
        });
      }
    };
    await withConnection(failing.port, async (connection) => {
      connection.send(requestBytes({ path: "/first" }) + requestBytes({ path: "/second" }));
      const first = await connection.receive();
      expect(first.body.toString()).toBe("whole");
      await expect(connection.receive()).rejects.toBeInstanceOf(IncompleteResponse);
    });
    expect(failing.reports).toMatchObject([{ outcome: "torn", path: "/second" }]);
  });

  it("a response that has ended is late and is not cut", async () => {
    failing.handle = (_request, response, next) => {
      response.end("done");
      next(new Error("a"));
    };
    const { status, body } = await failing.ask();
    expect([status, body.toString()]).toEqual([200, "done"]);
    expect(failing.reports).toMatchObject([{ outcome: "late", status: 500 }]);
  });

  it("a connection whose request body was not read goes on", async () => {
    failing.handle = () => {
      throw new BadRequest();
    };
    await withConnection(failing.port, async (connection) => {
      for (const body of ["a".repeat(100_000), "b"]) {
        connection.send(requestBytes({ method: "POST", body }));
        expect((await connection.receive()).status).toBe(400);
      }
    });
    expect(failing.reports).toHaveLength(2);
  });

  it("a handler that writes after the answer ends nothing", async () => {
    failing.handle = (_request, response, next) => {
      next(new BadRequest());
      response.write("more");
      response.end("more");
    };
    expect((await failing.ask()).status).toBe(400);
    expect((await failing.ask()).status).toBe(400);
  });
});
