import { BadRequest, HttpError, InternalError, type ErrorHeaders } from "../../src";
import { errorHeaders, isFieldValue } from "../../src/response/error-headers";
import { revokedProxy } from "../support/hostile-objects";

function headersOf(error: HttpError, exposed = true, requestIdHeader = "X-Request-Id") {
  const notes: string[] = [];
  const answer = { status: error.status, exposed, requestIdHeader };
  const pairs = errorHeaders(error, answer, (note) => void notes.push(note));
  return { pairs, notes };
}

/** An error whose headers are not what the type asks for. */
function errorWithHeaders(headers: unknown, status = 400): HttpError {
  return Object.assign(new HttpError(status), { headers });
}

describe("errorHeaders of an exposed error", () => {
  it("sends texts, numbers and lists", () => {
    const headers: ErrorHeaders = { "X-Text": "a", "X-Number": 7, "X-List": ["b", "c"] };
    expect(headersOf(new BadRequest("", { headers }))).toEqual({
      pairs: [
        ["X-Text", "a"],
        ["X-Number", "7"],
        ["X-List", ["b", "c"]],
      ],
      notes: [],
    });
  });

  it("sends values without the space around them, which is no part of a value", () => {
    const headers = { "X-Text": " a\t", "X-List": [" b", "c "] };
    expect(headersOf(new BadRequest("", { headers })).pairs).toEqual([
      ["X-Text", "a"],
      ["X-List", ["b", "c"]],
    ]);
  });

  it.each([
    "Cache-Control",
    "CDN-Cache-Control",
    "Connection",
    "connection",
    "Content-Length",
    "content-type",
    "Content-Security-Policy",
    "HTTP2-Settings",
    "Keep-Alive",
    "Proxy-Connection",
    "Set-Cookie",
    "Set-Cookie2",
    "Surrogate-Control",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "X-Content-Type-Options",
    "X-Request-ID",
  ])("leaves %s out and notes it", (name) => {
    expect(headersOf(new BadRequest("", { headers: { [name]: "1", "X-A": "1" } }))).toEqual({
      pairs: [["X-A", "1"]],
      notes: [`The header "${name}" was left out: an error may not set it.`],
    });
  });

  it.each([
    { name: "Upgrade", status: 426 },
    { name: "Content-Range", status: 416 },
  ])("leaves $name out and notes the status that it belongs to", ({ name, status }) => {
    expect(headersOf(new BadRequest("", { headers: { [name]: "1" } }))).toEqual({
      pairs: [],
      notes: [`The header "${name}" was left out: the answer is not a ${String(status)}.`],
    });
  });

  it.each([
    { name: "" },
    { name: "X A" },
    { name: "X:" },
    { name: "X\r\nSet-Cookie" },
    { name: "X-ü" },
    { name: ":status" },
  ])("leaves a header named $name out and notes it", ({ name }) => {
    const { pairs, notes } = headersOf(new BadRequest("", { headers: { [name]: "1" } }));
    expect(pairs).toEqual([]);
    expect(notes).toEqual([`The header ${JSON.stringify(name)} was left out: it has no valid name.`]);
  });

  it.each([
    { what: "a broken line", value: "a\r\nSet-Cookie: b=1" },
    { what: "a control character", value: "a\u0000" },
    { what: "a character beyond Latin-1", value: "€" },
    { what: "more than 4096 characters", value: "a".repeat(4_097) },
    { what: "undefined", value: undefined },
    { what: "null", value: null },
    { what: "NaN", value: Number.NaN },
    { what: "Infinity", value: Number.POSITIVE_INFINITY },
    { what: "true", value: true },
    { what: "an object", value: { toString: () => "a" } },
    { what: "a function", value: () => "a" },
    { what: "an empty list", value: [] },
    { what: "a list with one wrong value", value: ["a", "b\n"] },
    { what: "a list in a list", value: [["a"]] },
    { what: "a revoked proxy of a list", value: revokedProxy([]) },
  ])("leaves a header of $what out and notes it", ({ value }) => {
    expect(headersOf(errorWithHeaders({ "X-A": value }))).toEqual({
      pairs: [],
      notes: ['The header "X-A" was left out: it has no valid value.'],
    });
  });

  it("leaves out a header whose getter throws, and sends the others", () => {
    const headers = {
      get "X-A"() {
        throw new Error("no");
      },
      "X-B": "b",
    };
    const { pairs, notes } = headersOf(errorWithHeaders(headers));
    expect(pairs).toEqual([["X-B", "b"]]);
    expect(notes).toHaveLength(1);
  });

  it("reads each value once, so that what is checked is what is sent", () => {
    const values = ["good", "bad\r\n"];
    const headers = {
      get "X-A"() {
        return values.shift();
      },
    };
    expect(headersOf(errorWithHeaders(headers)).pairs).toEqual([["X-A", "good"]]);
  });

  it.each([
    { what: "a text", headers: "X-A: b" },
    { what: "null", headers: null },
    { what: "a number", headers: 7 },
    { what: "a list of pairs", headers: [["X-A", "b"]] },
    { what: "a Map", headers: new Map([["X-A", "b"]]) },
    { what: "those of fetch", headers: new Headers({ "X-A": "b" }) },
    {
      what: "a Proxy that refuses to list",
      headers: new Proxy(
        {},
        {
          ownKeys() {
            throw new Error("no");
          },
        },
      ),
    },
  ])("leaves headers that are $what out and notes it", ({ headers }) => {
    expect(headersOf(errorWithHeaders(headers))).toEqual({
      pairs: [],
      notes: ["The headers were left out: they were not an object of names and values."],
    });
  });

  it("sends 8,192 characters of names and values at most and notes the others", () => {
    const headers = { "X-A": "a".repeat(4_093), "X-B": "b".repeat(4_093), "X-C": "c" };
    const { pairs, notes } = headersOf(new BadRequest("", { headers }));
    expect(pairs.map(([name]) => name)).toEqual(["X-A", "X-B"]);
    expect(notes).toEqual(['The header "X-C" was left out: an error may add no more.']);
  });

  it("counts the name for each value of a list", () => {
    const headers = { ["x".repeat(250)]: Array.from({ length: 32 }, () => ""), ["y".repeat(250)]: ["", ""] };
    const { pairs, notes } = headersOf(new BadRequest("", { headers }));
    expect(pairs.map(([name]) => name)).toEqual(["x".repeat(250)]);
    expect(notes).toHaveLength(1);
  });

  it("sends those that fit behind one that does not", () => {
    const headers = { "X-Large": ["a", "b", "c"].map((one) => one.repeat(4_000)), "X-Small": "d" };
    const { pairs, notes } = headersOf(new HttpError(503, "", { headers, retryAfter: 5 }));
    expect(pairs).toEqual([
      ["X-Small", "d"],
      ["Retry-After", "5"],
    ]);
    expect(notes).toEqual(['The header "X-Large" was left out: an error may add no more.']);
  });

  it("uses 32 values of a header and 64 of an option, and notes that there are more", () => {
    const many = Array.from({ length: 70 }, (_, index) => `A${String(index)}`);
    const { pairs, notes } = headersOf(new HttpError(405, "", { headers: { "X-List": many }, allow: many }));
    expect(pairs).toEqual([
      ["X-List", many.slice(0, 32)],
      ["Allow", many.slice(0, 64).join(", ")],
    ]);
    expect(notes).toEqual([
      "Of 70 values of allow only 64 were used.",
      'Of 70 values of the header "X-List" only 32 were used.',
    ]);
  });

  it("does not set the header of the request id, whatever its name is", () => {
    const headers = { "request-ID": "mine" };
    expect(headersOf(new BadRequest("", { headers })).pairs).toHaveLength(1);
    expect(headersOf(new BadRequest("", { headers }), true, "Request-Id")).toEqual({
      pairs: [],
      notes: ['The header "request-ID" was left out: an error may not set it.'],
    });
  });

  it("sends 32 headers at most and notes the others", () => {
    const headers = Object.fromEntries(Array.from({ length: 34 }, (_, index) => [`X-${String(index)}`, "a"]));
    const { pairs, notes } = headersOf(new BadRequest("", { headers }));
    expect(pairs).toHaveLength(32);
    expect(notes).toEqual(["2 headers were left out: an error may add 32."]);
  });

  it("looks at no more than 32 of 100,000 headers, and adds one note", () => {
    let reads = 0;
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`X-${String(index)}`, "a"]),
    );
    const headers = new Proxy(many, {
      get: (target, name) => ((reads += 1), Reflect.get(target, name) as unknown),
    });
    const { notes } = headersOf(errorWithHeaders(headers));
    expect(reads).toBeLessThan(40);
    expect(notes).toEqual(["99968 headers were left out: an error may add 32."]);
  });

  it("sends the header of an option behind 32 others", () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`X-${String(index)}`, "a"]));
    const { pairs } = headersOf(new HttpError(503, "", { headers: many, retryAfter: 2 }));
    expect(pairs.at(-1)).toEqual(["Retry-After", "2"]);
  });

  it("spends them on the options first", () => {
    const allow = Array.from({ length: 100 }, (_, index) => `METHOD-${String(index)}`);
    const headers = { "X-A": "a".repeat(4_000), "X-B": "b".repeat(4_000) };
    const { pairs, notes } = headersOf(new HttpError(405, "", { headers, allow }));
    expect(pairs.map(([name]) => name)).toEqual(["X-A", "Allow"]);
    expect(notes.at(-1)).toBe('The header "X-B" was left out: an error may add no more.');
  });

  it("leaves out a name of more than 256 characters", () => {
    expect(headersOf(errorWithHeaders({ ["x".repeat(257)]: "a", ["y".repeat(256)]: "b" })).pairs).toEqual([
      ["y".repeat(256), "b"],
    ]);
  });

  it("reads 32 values of a list at most", () => {
    const [pair] = headersOf(errorWithHeaders({ "X-A": Array.from({ length: 1_000 }, () => "a") })).pairs;
    expect(pair?.[1]).toHaveLength(32);
  });

  it("names a long header by its beginning in the note", () => {
    const { notes } = headersOf(errorWithHeaders({ [`${"x".repeat(500)} `]: "a" }));
    expect(notes).toEqual([`The header "${"x".repeat(80)}" was left out: it has no valid name.`]);
  });

  it("puts the options behind the headers, so that they win", () => {
    const error = new HttpError(503, "", { headers: { "retry-after": "1" }, retryAfter: 2 });
    expect(headersOf(error).pairs).toEqual([
      ["retry-after", "1"],
      ["Retry-After", "2"],
    ]);
  });
});

describe("errorHeaders of a hidden error", () => {
  const SAFE = [
    "Accept",
    "Allow",
    "Proxy-Authenticate",
    "RateLimit",
    "RateLimit-Policy",
    "ratelimit-remaining",
    "Retry-After",
    "WWW-Authenticate",
  ];

  it.each(SAFE)("sends %s", (name) => {
    const error = new InternalError("", { headers: { [name]: "1" } });
    expect(headersOf(error, false)).toEqual({ pairs: [[name, "1"]], notes: [] });
  });

  it.each(["X-Upstream", "Location", "Accept-Patch", "X-RateLimit-Limit", "Content-Range"])(
    "leaves %s out and notes it",
    (name) => {
      const { pairs, notes } = headersOf(new InternalError("", { headers: { [name]: "1" } }), false);
      expect(pairs).toEqual([]);
      expect(notes).toHaveLength(1);
    },
  );

  it("sends Content-Range with a 416 alone", () => {
    const headers = { "Content-Range": "bytes */9" };
    expect(headersOf(new HttpError(416, "", { headers }), false).pairs).toHaveLength(1);
    expect(headersOf(new HttpError(416, "", { headers })).pairs).toHaveLength(1);
    expect(headersOf(new HttpError(400, "", { headers })).pairs).toHaveLength(0);
  });
});

it("sends Upgrade with a 426 alone, and names it in Connection", () => {
  const headers = { Upgrade: "TLS/1.3" };
  expect(headersOf(new HttpError(426, "", { headers })).pairs).toEqual([
    ["Upgrade", "TLS/1.3"],
    ["Connection", "Upgrade"],
  ]);
  expect(headersOf(new HttpError(400, "", { headers })).pairs).toEqual([]);
});

describe("isFieldValue", () => {
  it.each(["", "a b\tc", "ÿ", "a".repeat(4_096)])("takes %j", (value) => {
    expect(isFieldValue(value)).toBe(true);
  });

  it.each([7, undefined, "\u007f", "\n", "Ā", "a".repeat(4_097)])("refuses %j", (value) => {
    expect(isFieldValue(value)).toBe(false);
  });
});

it("notes a header that is left out since its error is hidden", () => {
  expect(headersOf(new HttpError(500, "", { headers: { "X-Host": "db1" } }), false)).toEqual({
    pairs: [],
    notes: ['The header "X-Host" was left out: the error is hidden.'],
  });
});
