import type { PGliteInterface } from "@electric-sql/pglite" with { "resolution-mode": "import" };
import type { PGLiteSocketServer } from "@electric-sql/pglite-socket" with { "resolution-mode": "import" };
import { importNatively } from "../support/import-natively";

type Database = typeof import("@electric-sql/pglite", { with: { "resolution-mode": "import" } });
type Server = typeof import("@electric-sql/pglite-socket", { with: { "resolution-mode": "import" } });

/** A PostgreSQL of a test file's own, reached over TCP. */
export interface PostgresServer {
  /** Where it listens; known once the tests run. */
  readonly url: () => string;
  /** Cuts every connection, and refuses new ones. */
  readonly stop: () => Promise<void>;
}

/** Starts PostgreSQL (PGlite, with its socket server) for the tests of a file, after running `statements`. */
export function usePostgres(statements: string): PostgresServer {
  let database: PGliteInterface | undefined;
  let server: PGLiteSocketServer | undefined;
  let address = "";

  beforeAll(async () => {
    const { PGlite } = await importNatively<Database>("@electric-sql/pglite");
    const { PGLiteSocketServer } = await importNatively<Server>("@electric-sql/pglite-socket");
    database = await PGlite.create();
    await database.exec(statements);
    server = new PGLiteSocketServer({
      db: database as never,
      host: "127.0.0.1",
      port: 0,
      maxConnections: 10,
    });
    await server.start();
    address = server.getServerConn();
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    await database?.close();
  });

  return {
    url: () => `postgres://postgres:postgres@${address}/postgres`,
    stop: async () => {
      await server?.stop();
      server = undefined;
    },
  };
}
