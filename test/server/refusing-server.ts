import { createServer, type RequestListener } from "node:http";
import { createSecureServer } from "node:http2";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Express, Response } from "express";
import {
  errorHandler,
  notFound,
  standardProfile,
  type ErrorHandlerOptions,
  type ErrorReport,
} from "../../src";
import { documentRefusals } from "../../src/server";
import { EXPRESS, type ExpressVersion } from "../support/app-that-throws";
import { RawConnection } from "../support/raw-http";

/** How the server is reached. `h2` is `http2.createSecureServer` with HTTP/1 beside HTTP/2. */
export type Kind = "http" | "https" | "h2";

export interface Setup {
  readonly kind?: Kind;
  readonly express?: ExpressVersion;
  readonly options?: ErrorHandlerOptions;
  /** Leaves `onError` out of `documentRefusals`. */
  readonly logged?: boolean;
  readonly server?: {
    readonly headersTimeout?: number;
    readonly requestTimeout?: number;
    readonly connectionsCheckingInterval?: number;
    readonly requireHostHeader?: boolean;
  };
  /** What is done with the server before its refusals are documented, and with the app before its routes. */
  readonly before?: (server: Server) => void;
  readonly after?: (server: Server) => void;
}

export interface RefusingServer {
  readonly port: number;
  readonly server: Server;
  /** The reports of refusals. */
  readonly refusals: ErrorReport[];
  /** The reports of the app's own error handler. */
  readonly failures: ErrorReport[];
  /** The paths that the app was asked for. */
  readonly asked: string[];
  /** The responses that the app has left open, by their paths. */
  readonly held: Map<string, Response>;
  open(): Promise<RawConnection>;
}

/** Ciphers without certificates, so that no key lies about: both sides know a secret. */
const PSK = { psk: Buffer.alloc(32, "k"), identity: "test" };
export const TLS = {
  ciphers: "PSK",
  maxVersion: "TLSv1.2" as const,
  minVersion: "TLSv1.2" as const,
  checkServerIdentity: () => undefined,
};

/** Serves an app whose refusals are documented while the tests of a describe block run. */
export function useRefusingServer(setup: Setup = {}): RefusingServer {
  let server: Server;
  const sockets = new Set<Socket>();
  const state = {
    port: 0,
    get server() {
      return server;
    },
    refusals: [] as ErrorReport[],
    failures: [] as ErrorReport[],
    asked: [] as string[],
    held: new Map<string, Response>(),
    open: async () => await openTo(setup.kind, state.port),
  };
  beforeAll(async () => {
    const profile = standardProfile;
    const failures = (report: ErrorReport): void => void state.failures.push(report);
    const app = appOf(setup.express ?? 5, state, { profile, ...setup.options, onError: failures });
    server = serverOf(setup, app);
    setup.before?.(server);
    const onError = (report: ErrorReport): void => void state.refusals.push(report);
    documentRefusals(server, { profile, ...(setup.logged === true ? {} : { onError }), ...setup.options });
    setup.after?.(server);
    server.on("connection", (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    state.port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    for (const list of [state.refusals, state.failures, state.asked]) list.length = 0;
    state.held.clear();
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return state;
}

function appOf(version: ExpressVersion, state: RefusingServer, options: ErrorHandlerOptions): Express {
  const app = EXPRESS[version]();
  app.use((request, _response, next) => {
    state.asked.push(request.originalUrl);
    next();
  });
  app.get("/alive", (_request, response) => response.end("alive"));
  app.post("/read", EXPRESS[version].text({ type: () => true }), (_request, response) =>
    response.end("read"),
  );
  app.use("/held", (request, response) => {
    state.held.set(request.originalUrl, response);
  });
  app.use("/begun", (request, response) => {
    response.write("12345");
    state.held.set(request.originalUrl, response);
  });
  app.use(notFound(), errorHandler(options));
  return app;
}

function serverOf({ kind = "http", server: options = {} }: Setup, listener: RequestListener): Server {
  if (kind === "http") return createServer(options, listener);
  const secure = { ...options, ...TLS, pskCallback: () => PSK.psk };
  if (kind === "https") return createTlsServer(secure, listener);
  return createSecureServer({ ...secure, allowHTTP1: true }, (request, response) => {
    // An Express app does not run over HTTP/2.
    if (request.httpVersionMajor === 2) response.end("over HTTP/2");
    else listener(request as never, response as never);
  });
}

async function openTo(kind: Kind = "http", port: number): Promise<RawConnection> {
  if (kind === "http") return await RawConnection.open(port);
  const socket = connectTls({
    ...TLS,
    port,
    host: "127.0.0.1",
    pskCallback: () => PSK,
    ALPNProtocols: ["http/1.1"],
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("secureConnect", resolve);
    socket.once("error", reject);
  });
  return RawConnection.of(socket);
}
