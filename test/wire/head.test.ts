import { BadRequest, ServerUnavailable } from "../../src";
import { EVERY_SETTING, PROFILES, SETTING_TITLE } from "../hostile/settings";
import { appThatThrows } from "../support/app-that-throws";
import { requestBytes, withConnection, type RawResponse } from "../support/raw-http";
import { useFailingServer } from "../support/use-failing-server";
import { useServer } from "../support/use-server";

function headersOf(raw: RawResponse): unknown {
  return raw.headers.filter(([name]) => name !== "Date");
}

describe.each(EVERY_SETTING)(`HEAD, ${SETTING_TITLE}`, ({ express: version, profile }) => {
  const server = useFailingServer({ profile: PROFILES[profile] }, { version });
  const headers = ["X-Request-Id: the-same"];

  it.each([
    { what: "a 4xx with a message", make: () => new BadRequest("Größe?") },
    { what: "a 5xx with a header", make: () => new ServerUnavailable("", { retryAfter: 5 }) },
    { what: "a plain Error", make: () => new Error("") },
  ])("has the status line and the headers of GET, and no body, for $what", async ({ make }) => {
    const got = await server.answerTo(make, { headers });
    const head = await server.answerTo(make, { method: "HEAD", headers });
    expect([head.status, head.phrase]).toEqual([got.status, got.phrase]);
    expect(headersOf(head)).toEqual(headersOf(got));
    expect(got.body.length).toBeGreaterThan(0);
    expect(head.body).toHaveLength(0);
  });
});

describe("HEAD on a connection that goes on", () => {
  const server = useServer(appThatThrows(() => new BadRequest()));

  it("sends no byte of a body before the next response", async () => {
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ method: "HEAD" }));
      expect((await connection.receive("HEAD")).status).toBe(400);
      connection.send(requestBytes());
      expect((await connection.receive()).status).toBe(400);
    });
  });
});
