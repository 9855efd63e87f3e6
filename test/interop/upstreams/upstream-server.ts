import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SECRET } from "../../support/secret";

/** What the upstream does with every request: an answer of a status, or none. */
export type Behaviour =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** How AWS names the error. */
      readonly type?: string;
    }
  | "cut its answer"
  | "hang"
  | "reset";

/** A body that every SDK of the tests takes for its own kind of error. */
const bodyOf = (type = "NotFoundException"): string =>
  JSON.stringify({
    __type: type,
    message: SECRET,
    error: { message: SECRET, type: "invalid_request_error", code: "ETIMEDOUT" },
  });

/** A server of another service for the tests of a file, which does as it is told. */
export interface Upstream {
  readonly url: () => string;
  does: Behaviour;
}

/** Starts a local upstream whose every answer holds the secret: in phrase, headers and body. */
export function useUpstream(): Upstream {
  const upstream = {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    does: "hang" as Behaviour,
  };
  const server = createServer((req, res) => {
    serve(upstream.does, req, res);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });

  return upstream;
}

function serve(behaviour: Behaviour, req: IncomingMessage, res: ServerResponse): void {
  const own = { "Content-Type": "application/json", "Set-Cookie": `session=${SECRET}`, "X-Secret": SECRET };
  switch (behaviour) {
    case "hang":
      return;
    case "reset":
      req.socket.destroy();
      return;
    case "cut its answer":
      res.writeHead(200, SECRET, { ...own, "Content-Length": "1000" });
      res.write(bodyOf(), () => res.destroy());
      return;
    default:
      res.writeHead(behaviour.status, SECRET, { ...own, ...behaviour.headers });
      res.end(bodyOf(behaviour.type));
  }
}
