import { EXPRESS } from "../support/app-that-throws";
import { requestBytes, withConnection } from "../support/raw-http";
import { ask, expectBareRow } from "./ask";
import { useHostileServer } from "./hostile-server";
import { SETTING_TITLE, SETTINGS } from "./settings";
import { passIt, rejectWithIt, throwIt } from "./ways-to-fail";

const FALSY = [undefined, null, 0, 0n, "", false, NaN].map((value) => ({ value }));
const BY_HAND = [
  { way: "thrown", fail: throwIt },
  { way: "passed to next", fail: passIt },
];
const FALSY_BY_HAND = BY_HAND.flatMap(({ way, fail }) => FALSY.map(({ value }) => ({ way, fail, value })));

// What the router makes of these is not for this package to mend; the docs tell it, so it is pinned here.
describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting, {
    before: (app) => {
      const router = EXPRESS[setting.express].Router();
      router.get(
        "/admin",
        (request, response, next) => server.handle(request, response, next),
        (_request, response) => response.send("the next handler"),
      );
      router.get("/admin", (_request, response) => response.send("the next route"));
      app.use("/inner", router);
    },
  });

  it.each(FALSY_BY_HAND)("$value, $way, is no error: the next handler runs", async ({ fail, value }) => {
    const { body } = await answerOfInner((next) => fail(value, next));
    expect(body).toBe("the next handler");
  });

  it.each(FALSY_BY_HAND)("$value, $way by the last handler, ends at notFound()", async ({ fail, value }) => {
    const answer = await ask(server, (_request, _response, next) => fail(value, next));
    expect(answer.status).toBe(404);
    expectBareRow(server, answer, 404);
  });

  it.each(BY_HAND)('"route", $way, goes on with the next route', async ({ fail }) => {
    expect((await answerOfInner((next) => fail("route", next))).body).toBe("the next route");
  });

  it.each(BY_HAND)('"router", $way, leaves the router and ends at what follows it', async ({ fail }) => {
    server.handle = (_request, _response, next) => fail("router", next);
    await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ path: "/outside" }));
      const raw = await connection.receive();
      // At the top of an app nothing follows: Express itself answers, with its own page.
      expect(raw.status).toBe(404);
      expect(raw.body.toString()).toContain("<!DOCTYPE html>");
    });
  });

  async function answerOfInner(fail: (next: (value?: unknown) => void) => void | Promise<void>) {
    server.handle = (_request, _response, next) => fail(next);
    return await withConnection(server.port, async (connection) => {
      connection.send(requestBytes({ path: "/inner/admin" }));
      const raw = await connection.receive();
      return { status: raw.status, body: raw.body.toString() };
    });
  }
});

describe.each(SETTINGS.filter(({ express }) => express === 5))(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  it.each(FALSY)("answers a 500 where an async handler rejects with $value", async ({ value }) => {
    const answer = await ask(server, (_request, _response, next) => rejectWithIt(value, next));
    expectBareRow(server, answer, 500);
  });
});
