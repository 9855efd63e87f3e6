import { headerValues, parseResponse } from "./parse-response";

const GET = { method: "GET", ended: false };

function parse(text: string, context = GET) {
  return parseResponse(Buffer.from(text, "latin1"), context);
}

describe("a response of HTTP/1", () => {
  it("keeps phrase, order, case and duplicates", () => {
    const response = parse(
      "HTTP/1.1 503 Server Unavailable\r\nA: 1\r\nset-Cookie: x\r\nA:2 \r\nContent-Length: 0\r\n\r\n",
    );
    expect(response).toMatchObject({ version: "1.1", status: 503, phrase: "Server Unavailable" });
    expect(response?.headers).toEqual([
      ["A", "1"],
      ["set-Cookie", "x"],
      ["A", "2"],
      ["Content-Length", "0"],
    ]);
    expect(headerValues(response ?? { headers: [] }, "a")).toEqual(["1", "2"]);
  });

  it.each([
    { what: "a Content-Length", text: "Content-Length: 2\r\n\r\nok", framing: "content-length" },
    {
      what: "chunks",
      text: "Transfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
      framing: "chunked",
    },
    {
      what: "chunks with a trailer",
      text: "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nA: b\r\n\r\n",
      framing: "chunked",
    },
  ])("is framed by $what, and what follows is not its own", ({ text, framing }) => {
    const whole = `HTTP/1.1 200 OK\r\n${text}`;
    const response = parse(`${whole}HTTP/1.1`);
    expect(response).toMatchObject({ framing, body: Buffer.from("ok") });
    expect(response?.bytes.toString("latin1")).toBe(whole);
  });

  it.each([{ upTo: 5 }, { upTo: 17 }, { upTo: 38 }, { upTo: 46 }, { upTo: 49 }, { upTo: 55 }])(
    "is incomplete after $upTo bytes",
    ({ upTo }) => {
      const whole = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
      expect(parse(whole)).toBeDefined();
      expect(parse(whole.slice(0, upTo))).toBeUndefined();
    },
  );

  it("without framing is whole once the connection has ended", () => {
    const text = "HTTP/1.0 200 OK\r\n\r\nok";
    expect(parse(text)).toBeUndefined();
    expect(parse(text, { method: "GET", ended: true })).toMatchObject({
      framing: "close",
      body: Buffer.from("ok"),
    });
  });

  it.each([
    { what: "to HEAD", head: "HTTP/1.1 200 OK\r\nContent-Length: 9", method: "HEAD" },
    { what: "100", head: "HTTP/1.1 100 Continue", method: "POST" },
    { what: "204", head: "HTTP/1.1 204 No Content", method: "GET" },
    { what: "304", head: "HTTP/1.1 304 Not Modified\r\nContent-Length: 9", method: "GET" },
  ])("$what has no body", ({ head, method }) => {
    expect(parse(`${head}\r\n\r\n`, { method, ended: false })).toMatchObject({ framing: "none" });
  });
});

describe("a malformed response is refused", () => {
  it.each([
    { what: "no status", text: "HTTP/1.1 OK\r\n\r\n" },
    { what: "status 99", text: "HTTP/1.1 099 X\r\n\r\n" },
    { what: "no space before the phrase", text: "HTTP/1.1 200\r\n\r\n" },
    { what: "a control character in the phrase", text: "HTTP/1.1 200 O\u0000K\r\n\r\n" },
    { what: "a space before the colon", text: "HTTP/1.1 200 OK\r\nA : b\r\n\r\n" },
    { what: "a folded header", text: "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n" },
    { what: "a bare line feed", text: "HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n" },
    { what: "two lengths", text: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n" },
    {
      what: "length and chunks",
      text: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
    },
    { what: "a length that is no number", text: "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" },
    { what: "an unknown encoding", text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n" },
    { what: "a wrong chunk size", text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxy\r\n" },
    {
      what: "a chunk without end",
      text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
    },
    {
      what: "a malformed trailer",
      text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n?\r\n\r\n",
    },
  ])("$what", ({ text }) => {
    expect(() => parse(text)).toThrow(Error);
  });
});
