import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What a client sends: bytes as they stand, a number of bytes, or nothing for a while. */
export type Part = string | { readonly bytes: number } | { readonly milliseconds: number };

export interface Exchange {
  readonly port: number;
  readonly parts: readonly Part[];
  /** Whether the client reads while it sends. */
  readonly readsMeanwhile?: boolean;
}

/** What the client has when the connection is closed. */
export interface Received {
  readonly received: string;
  /** The code of the error that its connection ended with, e.g. `"EPIPE"`. */
  readonly error?: string;
}

/** A client in a process of its own that sends slowly and reads when it has sent, for the tests of one describe block. */
export function useSlowClient(): (exchange: Exchange) => Promise<Received> {
  let client: ChildProcess;
  let count = 0;
  beforeAll(() => {
    client = fork(join(__dirname, "slow-client.cjs"), { execArgv: [] });
  });
  afterAll(() => {
    client.disconnect();
  });
  return async (exchange) => {
    const id = ++count;
    client.send({ id, ...exchange });
    for (;;) {
      const [answer] = (await once(client, "message")) as [Received & { id: number }];
      if (answer.id === id) return answer;
    }
  };
}

/** A body of 400 KB that arrives over 40 ms. */
export const SLOW_BODY: readonly Part[] = Array.from({ length: 8 }, () => [
  { bytes: 50_000 },
  { milliseconds: 5 },
]).flat();
