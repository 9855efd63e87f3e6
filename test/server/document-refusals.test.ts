import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { kmsProfile, standardProfile } from "../../src";
import { documentRefusals } from "../../src/server";
import { REFUSALS } from "../../src/server/document-refusals";
import { codeBlocks, tableRows } from "../docs/markdown";
import { headerValues, requestBytes, type RawResponse, withConnection } from "../support/raw-http";
import { type Kind, type Setup, useRefusingServer } from "./refusing-server";

const LONG = "a".repeat(20_000);
const CHUNKED = requestBytes({ method: "POST", path: "/held", headers: ["Transfer-Encoding: chunked"] });

/** What Node refuses, as it is sent, and the status of the documented answer. */
const REFUSED = [
  { what: "a malformed request", sent: "GET / HTTP/1.1\r\nHost x\r\n\r\n", status: 400 },
  {
    what: "TLS on a plain port",
    sent: "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc",
    status: 400,
  },
  { what: "the preface of HTTP/2", sent: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 400 },
  {
    what: "a Content-Length with a Transfer-Encoding",
    sent: requestBytes({ method: "POST", headers: ["Content-Length: 3", "Transfer-Encoding: chunked"] }),
    status: 400,
  },
  { what: "a head that is too large", sent: requestBytes({ headers: [`A: ${LONG}`] }), status: 431 },
  { what: "a URL that is too long", sent: requestBytes({ path: `/${LONG}` }), status: 431 },
  { what: "chunk extensions without end", sent: `${CHUNKED}1;${LONG}`, status: 413 },
  { what: "a chunk without a size", sent: `${CHUNKED}zz\r\n`, status: 400 },
  { what: "no Host", sent: "GET /alive HTTP/1.1\r\n\r\n", status: 400 },
  { what: "an unknown expectation", sent: requestBytes({ headers: ["Expect: tea"] }), status: 417 },
  {
    what: "a version of HTTP that there is not",
    sent: "GET / HTTP/3.7\r\nHost: test.example\r\n\r\n",
    status: 400,
  },
  {
    what: "CONNECT",
    sent: "CONNECT test.example:443 HTTP/1.1\r\nHost: test.example:443\r\n\r\n",
    status: 405,
  },
] as const;

/** One of each way in which Node says that it refuses. */
const EACH_WAY = ["a malformed request", "chunk extensions without end", "an unknown expectation", "CONNECT"];

const SETUPS: readonly (Setup & { readonly kind: Kind; readonly express: 4 | 5 })[] = [
  { kind: "http", express: 5 },
  { kind: "http", express: 4, options: { profile: kmsProfile } },
  { kind: "https", express: 5 },
  { kind: "h2", express: 4 },
];

describe.each(SETUPS)("documentRefusals, $kind, Express $express", (setup) => {
  const server = useRefusingServer(setup);
  const refused = REFUSED.filter(({ what }) => setup.kind === "http" || EACH_WAY.includes(what));

  it.each(refused)("answers $what with the documented $status and closes", async ({ sent, status }) => {
    const connection = await server.open();
    connection.send(sent);
    const answer = await connection.receive();
    expectRefusal(answer, setup.options?.profile === kmsProfile ? "kms" : status);
    expect(await connection.ended()).toBe("closed");
    expect(server.refusals).toEqual([
      expect.objectContaining({
        outcome: "answered",
        thrownStatus: status,
        status: answer.status,
        requestId: headerValues(answer, "x-request-id")[0],
      }),
    ]);
    expect(server.failures).toEqual([]);
  });
});

describe("a request that ends before it is complete", () => {
  const server = useRefusingServer();

  it.each([
    { what: "in its head", sent: "GET / HTTP/1.1\r\nHo" },
    {
      what: "in its body",
      sent: `${requestBytes({ method: "POST", path: "/held", headers: ["Content-Length: 9"] })}a`,
    },
  ])("is told so: $what", async ({ sent }) => {
    const connection = await server.open();
    connection.send(sent);
    connection.socket.end();
    const answer = await connection.receive();
    expectRefusal(answer, 400);
    expect(answer.body.toString()).toContain(REFUSALS.incomplete.detail);
  });
});

function expectRefusal(answer: RawResponse, expected: number | "kms"): void {
  if (expected === "kms") {
    expect([answer.status, answer.phrase]).toEqual([400, "Bad Request"]);
    expect(JSON.parse(answer.body.toString())).toEqual({
      error: { error_code: "KMS.0308", error_msg: expect.stringMatching(/^The .*\.$/) as string },
    });
  } else {
    const { reason } = standardProfile.rows[expected as 400];
    expect([answer.status, answer.phrase]).toEqual([expected, reason]);
    expect(JSON.parse(answer.body.toString())).toEqual({
      type: "about:blank",
      title: reason,
      status: expected,
      detail: expect.stringMatching(/^The .*\.$/) as string,
      requestId: headerValues(answer, "x-request-id")[0],
    });
  }
  expect(answer.framing).toBe("content-length");
  expect(headerValues(answer, "connection")).toEqual(["close"]);
  expect(headerValues(answer, "cache-control")).toEqual(["no-store"]);
  expect(headerValues(answer, "x-content-type-options")).toEqual(["nosniff"]);
}

it("the page lists every refusal, and what the client reads", () => {
  const rows = tableRows("docs/closed-world.md", "table: refusals");
  expect(rows.map(([, status, detail]) => [Number(status), detail])).toEqual(
    Object.values(REFUSALS).map(({ status, detail }) => [status, detail]),
  );
});

it("the page shows the answer that comes", async () => {
  const [shown = ""] = codeBlocks("docs/closed-world.md").flatMap(({ language, code }) =>
    language === "console" ? [code] : [],
  );
  const server = createServer();
  documentRefusals(server, { profile: kmsProfile, onError: () => undefined });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await withConnection((server.address() as AddressInfo).port, async (connection) => {
    connection.send("GET / HTTP/1.1\r\nHost x\r\n\r\n");
    return await connection.receive();
  });
  await new Promise((resolve) => server.close(resolve));
  const withoutOwn = (text: string) => text.replace(/^(?:X-Request-Id|Date): .*\n/gm, "");
  const [, ...lines] = shown.trim().split("\n");
  expect(withoutOwn(answer.bytes.toString().replaceAll("\r\n", "\n"))).toBe(withoutOwn(lines.join("\n")));
});
