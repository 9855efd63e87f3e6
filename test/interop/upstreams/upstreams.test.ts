/** @jest-environment ./support/native-environment.cjs */
import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";
import { QUIET_CLIENTS, THROWING_CLIENTS } from "./clients";
import { type Behaviour, useUpstream } from "./upstream-server";

const upstream = useUpstream();
const unusedPort = useUnusedPort();

/** Milliseconds that no test needs to wait for an answer, and that one does wait for none. */
const LONG = 10_000;
const SHORT = 150;

const DATE = new Date(Date.now() + 60_000).toUTCString();

interface Answer {
  readonly what: string;
  readonly does: Behaviour;
  readonly status: number;
  readonly retryAfter?: string;
}

describe.each(THROWING_CLIENTS)("$name", ({ call, hides }) => {
  it.each<Answer>([
    { what: "a 400", does: { status: 400 }, status: 502 },
    { what: "a 401", does: { status: 401 }, status: 502 },
    { what: "a 404", does: { status: 404 }, status: 502 },
    { what: "a 500", does: { status: 500, headers: { "Retry-After": "7" } }, status: 502 },
    { what: "a 429", does: { status: 429 }, status: 503 },
    {
      what: "a 429 that says when to try again",
      does: { status: 429, headers: { "Retry-After": "7" } },
      status: 503,
      retryAfter: "7",
    },
    {
      what: "a 429 that says so in no valid form",
      does: { status: 429, headers: { "Retry-After": SECRET } },
      status: 503,
    },
    { what: "a 529", does: { status: 529 }, status: 503 },
    { what: "a 503", does: { status: 503 }, status: 503 },
    {
      what: "a 503 that says at what date to try again",
      does: { status: 503, headers: { "Retry-After": DATE } },
      status: 503,
      retryAfter: DATE,
    },
  ])("answers $status where the upstream answers $what", async ({ does, status, retryAfter }) => {
    upstream.does = does;
    const { headers } = await expectAnswered({
      act: () => call(upstream.url(), LONG),
      mappers: upstreamMappers,
      status,
    });
    const isHidden = hides === "the headers" || hides === "both";
    expect(headers["retry-after"]).toBe(isHidden ? undefined : retryAfter);
  });

  it.each([401, 404, 429, 503])("answers 500 for a %d without the mappers", async (status) => {
    upstream.does = { status };
    await expectAnswered({ act: () => call(upstream.url(), LONG), status: 500 });
  });
});

describe.each([...THROWING_CLIENTS, ...QUIET_CLIENTS])("$name", ({ call, hides }) => {
  it("answers 503 where the upstream refuses the connection", async () => {
    const act = (): unknown => call(`http://127.0.0.1:${unusedPort()}`, LONG);
    await expectAnswered({ act, mappers: upstreamMappers, status: 503 });
    await expectAnswered({ act, status: 500 });
  });

  it("answers 504 where the upstream hangs", async () => {
    upstream.does = "hang";
    const act = (): unknown => call(upstream.url(), SHORT);
    await expectAnswered({ act, mappers: upstreamMappers, status: hides === "both" ? 500 : 504 });
  });

  it("answers 502 where the upstream resets the connection", async () => {
    upstream.does = "reset";
    const act = (): unknown => call(upstream.url(), LONG);
    await expectAnswered({ act, mappers: upstreamMappers, status: 502 });
  });
});

// Octokit takes an answer that was cut for an empty one and throws nothing. node-fetch 2, which gaxios 6 calls with, waits
// for the rest until its own timeout.
const CARELESS = ["Octokit", "gaxios 6", "node-fetch 2"];
const CAREFUL_CLIENTS = [...THROWING_CLIENTS, ...QUIET_CLIENTS].filter(
  ({ name }) => !CARELESS.includes(name),
);

it.each(CAREFUL_CLIENTS)("answers 502 where the upstream cuts its answer to $name", async ({ call }) => {
  upstream.does = "cut its answer";
  await expectAnswered({ act: () => call(upstream.url(), LONG), mappers: upstreamMappers, status: 502 });
});

it("answers 503 where a service of AWS throttles the call, which has the status 400", async () => {
  upstream.does = { status: 400, type: "ThrottlingException" };
  const { call } = THROWING_CLIENTS.find(({ name }) => name === "the AWS SDK") ?? {};
  await expectAnswered({ act: () => call?.(upstream.url(), LONG), mappers: upstreamMappers, status: 503 });
});
