import { BadRequest } from "../../src";
import { withThrowingGetter } from "../support/hostile-objects";
import { ask } from "./ask";
import { HOSTILE_DETAILS } from "./hostile-details";
import { useHostileServer, type HostileServer } from "./hostile-server";
import type { Answer } from "./invariants";
import { SETTING_TITLE, SETTINGS, SETTINGS_ONCE } from "./settings";

/** What a documented client error may take on the wire at most, its details cut. */
const BODY_LIMIT = 256 * 1024;

const TEXTS = [
  { what: "lone surrogates", text: "a \ud800 b \udc00 c" },
  { what: "control characters", text: "a\u0000\u0001\u001b[31m\u007f\u0085b" },
  { what: "line ends", text: "a\r\nSet-Cookie: b=c\r\n\r\nd" },
  { what: "line separators", text: "a\u2028b\u2029c" },
  { what: "markup", text: "</script><!--&amp;" },
  { what: "quotes and backslashes", text: String.raw`a"b\c\u0022` },
  { what: "text beyond the basic plane", text: "\u{1f511} key \u{10ffff}" },
  { what: "text from right to left", text: "\u202egnp.exe" },
];

/** The ways in which a detail can be hostile: as all of it, as one element, as one member. */
const HOMES: readonly { readonly home: string; readonly put: (detail: unknown) => object }[] = [
  { home: "issues", put: (detail) => ({ issues: detail }) },
  { home: "one issue", put: (detail) => ({ issues: [{ detail: "kept", pointer: "#/a" }, detail] }) },
  { home: "the detail of an issue", put: (detail) => ({ issues: [{ detail, pointer: "#/a" }] }) },
  { home: "extensions", put: (detail) => ({ extensions: detail }) },
  {
    home: "one extension",
    put: (detail) => ({ extensions: { balance: 30, detail: "taken", hostile: detail } }),
  },
];
const DETAIL_ROWS = HOSTILE_DETAILS.flatMap((detail) => HOMES.map((home) => ({ ...detail, ...home })));

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  it.each(TEXTS)("tells a message with $what so that JSON gives it back", async ({ text }) => {
    const answer = await expectClientError(server, () => new BadRequest(text, { code: text }));
    expect(answer.detail).toBe(text);
    expect(answer.code).toBe(text);
  });

  it.each(TEXTS)("answers where name, type, instance and issues hold $what", async ({ text }) => {
    const issues = [{ detail: text, pointer: text, code: text }];
    const options = { type: text, instance: text, issues, extensions: { [text]: text } };
    await expectClientError(server, () => Object.assign(new BadRequest("Wrong.", options), { name: text }));
  });

  it.each([
    { what: "a message", make: () => new BadRequest("x".repeat(5 * 1024 * 1024)) },
    { what: "a code", make: () => new BadRequest("Wrong.", { code: "x".repeat(5 * 1024 * 1024) }) },
    { what: "a type", make: () => new BadRequest("Wrong.", { type: "x".repeat(5 * 1024 * 1024) }) },
    { what: "an instance", make: () => new BadRequest("Wrong.", { instance: "x".repeat(5 * 1024 * 1024) }) },
    {
      what: "a message that JSON makes six times as long",
      make: () => new BadRequest("\u0001".repeat(5 * 1024 * 1024)),
    },
    {
      what: "an issue",
      make: () => new BadRequest("Wrong.", { issues: [{ detail: "x".repeat(8_000_000), pointer: "#" }] }),
    },
    {
      what: "the sum of its issues",
      make: () =>
        new BadRequest("Wrong.", {
          issues: Array.from({ length: 5000 }, () => ({ detail: "x".repeat(5000), pointer: "#/a" })),
        }),
    },
  ])("cuts $what of 5 MB and more, and notes it", async ({ make }) => {
    await expectClientError(server, make);
    expect(server.reports[0]?.notes).not.toEqual([]);
  });

  it("says how many issues there were where not all are sent", async () => {
    const issues = Array.from({ length: 250 }, (_, index) => ({
      detail: "Wrong.",
      pointer: `#/${String(index)}`,
    }));
    const { members } = await expectClientError(server, () => new BadRequest("Many mistakes.", { issues }));
    const counted = setting.profile === "base" ? '"errorCount":250' : "and 247 more";
    expect(JSON.stringify(members)).toContain(counted);
  });

  it.each([
    "message",
    "code",
    "issues",
    "extensions",
    "instance",
    "type",
    "headers",
    "expose",
    "cause",
    "name",
    "stack",
  ])("answers the 400 where its %s throws", async (property) => {
    const answer = await expectClientError(server, () =>
      withThrowingGetter(new BadRequest("Wrong."), property),
    );
    expect(answer.detail).toEqual(expect.stringMatching(/./));
  });
});

describe.each(SETTINGS_ONCE)(SETTING_TITLE, (setting) => {
  const server = useHostileServer(setting);

  it.each(DETAIL_ROWS)("answers the 400 where $home: $what", async ({ make, put }) => {
    const answer = await expectClientError(server, () => new BadRequest("The order is wrong.", put(make())));
    expect(answer.detail).toEqual(expect.stringMatching(/^The order is wrong\./));
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
});

async function expectClientError(server: HostileServer, make: () => object): Promise<Answer> {
  // Made before the request, since making some of them takes longer than answering them may.
  const thrown = make();
  const answer = await ask(server, (_request, _response, next) => next(thrown));
  expect(answer.status).toBe(400);
  expect(answer.raw.body.length).toBeLessThan(BODY_LIMIT);
  return answer;
}
