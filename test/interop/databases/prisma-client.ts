import { PrismaPg } from "@prisma/adapter-pg";
import { getPrismaClient, type GetPrismaClientConfig } from "@prisma/client/runtime/client";

const SCHEMA = `
generator client {
  provider = "prisma-client"
}

datasource db {
  provider = "postgresql"
}

model Key {
  id    Int     @id
  name  String  @unique @db.VarChar(20)
  size  Int?
  owner String? @db.Uuid

  @@map("keys")
}

model Version {
  id    Int @id
  keyId Int

  @@map("versions")
}
`;

const COMPILER = "@prisma/client/runtime/query_compiler_fast_bg.postgresql";

type Compiler = Awaited<ReturnType<NonNullable<GetPrismaClientConfig["compilerWasm"]>["getRuntime"]>>;
type Model = GetPrismaClientConfig["runtimeDataModel"]["models"][string];

/** What the types of Node leave out. */
interface WithWebAssembly {
  readonly WebAssembly: { readonly Module: new (bytes: Uint8Array) => unknown };
}

/** What the tests call of a model. */
interface ModelClient {
  create(query: { data: object }): Promise<unknown>;
  delete(query: { where: object }): Promise<unknown>;
  findMany(query?: { where: object }): Promise<unknown>;
  findUniqueOrThrow(query: { where: object }): Promise<unknown>;
}

/** Prisma's client for the tables of the tests. */
export interface PrismaClient {
  readonly key: ModelClient;
  readonly version: ModelClient;
  $executeRawUnsafe(sql: string, ...values: readonly unknown[]): Promise<unknown>;
  $transaction(
    act: (client: PrismaClient) => Promise<unknown>,
    options?: { readonly maxWait: number },
  ): Promise<unknown>;
  $disconnect(): Promise<void>;
}

/** Does what the code does that `prisma generate` writes, which would need the whole of Prisma's tools. */
export function makePrismaClient(connectionString: string): PrismaClient {
  const Client = getPrismaClient({
    runtimeDataModel: {
      models: {
        Key: model("keys", { id: "Int", name: "String", size: "Int", owner: "String" }),
        Version: model("versions", { id: "Int", keyId: "Int" }),
      },
      enums: {},
      types: {},
    },
    previewFeatures: [],
    clientVersion: "7",
    engineVersion: "7",
    activeProvider: "postgresql",
    inlineSchema: SCHEMA,
    // An empty graph: no query of the tests is told apart by its parameters.
    parameterizationSchema: { strings: [], graph: Buffer.alloc(3).toString("base64url") },
    compilerWasm: {
      getRuntime: () => Promise.resolve(jest.requireActual<Compiler>(`${COMPILER}.js`)),
      getQueryCompilerWasmModule: () => Promise.resolve(compilerModule()),
      importName: "./query_compiler_fast_bg.js",
    },
  });
  // One connection, so that the tests know which one they hold.
  const adapter = new PrismaPg({ connectionString, max: 1 });
  return new Client({ adapter }) as unknown as PrismaClient;
}

function compilerModule(): unknown {
  const { WebAssembly } = globalThis as unknown as WithWebAssembly;
  const { wasm } = jest.requireActual<{ wasm: string }>(`${COMPILER}.wasm-base64.js`);
  return new WebAssembly.Module(Buffer.from(wasm, "base64"));
}

function model(dbName: string, types: Record<string, string>): Model {
  const fields = Object.entries(types).map(([name, type]) => ({ name, kind: "scalar", type }));
  return { dbName, fields, uniqueFields: [], uniqueIndexes: [] } as unknown as Model;
}
