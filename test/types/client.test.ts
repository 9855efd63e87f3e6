import { expectTypeOf } from "expect-type";
import { errorReader, type ErrorReader, type ReceivedError } from "../../src/client";
import { baseTable, kmsTable } from "../../src/envelopes";

const codes = {
  "KMS.0308": { status: 400, meaning: "The parameter is wrong." },
  "KMS.0309": { status: 400, meaning: "The key is locked." },
} as const;

it("the reader is typed by the table and its catalogue", () => {
  const error = errorReader({ ...kmsTable, codes }).from({ status: 400 });
  expect(error?.code === "KMS.0309").toBe(false);
  expect(error?.is(404)).toBe(false);
  // @ts-expect-error -- the table does not list 409
  expect(error?.is(409)).toBe(false);
  expectTypeOf<Awaited<ReturnType<ErrorReader<typeof baseTable.rows>["read"]>>>().toEqualTypeOf<
    ReceivedError<typeof baseTable.rows> | undefined
  >();
  expectTypeOf(errorReader(baseTable)).toExtend<ErrorReader<typeof baseTable.rows, undefined>>();
});

it("the reader takes the responses of other clients, and returns them as they came", () => {
  interface Other {
    readonly status: number;
    readonly headers: { get(name: string): string | null };
    readonly bodyUsed: boolean;
    readonly body: NodeJS.ReadableStream | null;
    text(): Promise<string>;
    buffer(): Promise<Buffer>;
  }
  const reader = errorReader(baseTable);
  const take = async (other: Other, native: Response) =>
    [await reader.throwIfError(other), await reader.throwIfError(native)] as const;
  expectTypeOf(take).returns.resolves.toEqualTypeOf<readonly [Other, Response]>();
});
