/** @jest-environment ./support/native-environment.cjs */
import { upstreamMappers } from "../../../src/upstreams";
import { expectAnswered } from "../support/expect-answered";
import { useUnusedPort } from "../support/unused-port";
import { callSlack } from "./clients";
import { useUpstream } from "./upstream-server";

const upstream = useUpstream();
const unusedPort = useUnusedPort();

it.each([
  { what: "a 500", status: 500, answered: 502 },
  { what: "a 503", status: 503, answered: 503 },
  { what: "a body that says that it failed", status: 200, answered: 502 },
])("answers $answered where Slack answers $what", async ({ status, answered }) => {
  upstream.does = { status };
  const act = (): unknown => callSlack(upstream.url(), 10_000);
  await expectAnswered({ act, mappers: upstreamMappers, status: answered });
  await expectAnswered({ act, status: 500 });
});

it("answers 503 with its Retry-After where Slack's limit is reached", async () => {
  upstream.does = { status: 429, headers: { "Retry-After": "7" } };
  const act = (): unknown => callSlack(upstream.url(), 10_000);
  const { headers } = await expectAnswered({ act, mappers: upstreamMappers, status: 503 });
  expect(headers["retry-after"]).toBe("7");
});

it("answers 503, 504 and 502 where Slack refuses, hangs and resets", async () => {
  const refused = (): unknown => callSlack(`http://127.0.0.1:${String(unusedPort())}`, 10_000);
  await expectAnswered({ act: refused, mappers: upstreamMappers, status: 503 });
  upstream.does = "hang";
  await expectAnswered({ act: () => callSlack(upstream.url(), 150), mappers: upstreamMappers, status: 504 });
  upstream.does = "reset";
  await expectAnswered({
    act: () => callSlack(upstream.url(), 10_000),
    mappers: upstreamMappers,
    status: 502,
  });
});
