import createHttpError from "http-errors";
import { isNoMessage, standardPhrase } from "../../src/errors/status-phrases";

const ERROR_STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);

/** The IANA HTTP Status Code Registry, as RFC 9110 and its extensions word it. */
const REGISTERED: Readonly<Partial<Record<number, string>>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  417: "Expectation Failed",
  421: "Misdirected Request",
  422: "Unprocessable Content",
  423: "Locked",
  424: "Failed Dependency",
  425: "Too Early",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
  506: "Variant Also Negotiates",
  507: "Insufficient Storage",
  508: "Loop Detected",
  510: "Not Extended",
  511: "Network Authentication Required",
};

describe("standardPhrase", () => {
  it("words every status from 400 to 599 as the registry does", () => {
    const expected = ERROR_STATUSES.map(
      (status) => REGISTERED[status] ?? (status < 500 ? "Client Error" : "Server Error"),
    );
    expect(ERROR_STATUSES.map(standardPhrase)).toEqual(expected);
  });
});

describe("isNoMessage", () => {
  it("counts what http-errors fills in for a status as no message, from 400 to 599", () => {
    const counted = ERROR_STATUSES.filter((status) => isNoMessage(status, createHttpError(status).message));
    expect(counted).toEqual(ERROR_STATUSES);
  });

  it("counts the standard phrase of a status as no message, from 400 to 599", () => {
    const counted = ERROR_STATUSES.filter((status) => isNoMessage(status, standardPhrase(status)));
    expect(counted).toEqual(ERROR_STATUSES);
  });

  it.each([
    { status: 404, message: "No such key." },
    { status: 404, message: "Bad Request" },
    { status: 404, message: "not found" },
    { status: 404, message: "Not Found." },
    { status: 503, message: "Internal Server Error" },
    { status: 499, message: "Internal Server Error" },
    { status: 599, message: "Bad Request" },
    { status: 413, message: "Unprocessable Entity" },
  ])("counts $message of a $status as a message", ({ status, message }) => {
    expect(isNoMessage(status, message)).toBe(false);
  });

  it("counts an empty message as none", () => {
    expect(isNoMessage(404, "")).toBe(true);
  });
});
