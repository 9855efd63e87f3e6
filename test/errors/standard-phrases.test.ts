import createHttpError from "http-errors";
import { STATUS_CODES } from "node:http";
import { isNoMessage, standardPhrase } from "../../src/errors/standard-phrases";

const ERROR_STATUSES = Array.from({ length: 200 }, (_, index) => ({ status: 400 + index }));

/** Where RFC 9110 words it otherwise than Node, or the registry does not have it. */
const UNLIKE_NODE: Readonly<Partial<Record<number, string>>> = {
  413: "Content Too Large",
  418: "Client Error",
  422: "Unprocessable Content",
  509: "Server Error",
};

describe("standardPhrase", () => {
  it.each(ERROR_STATUSES)("words $status as the registry does", ({ status }) => {
    const unregistered = status < 500 ? "Client Error" : "Server Error";
    expect(standardPhrase(status)).toBe(UNLIKE_NODE[status] ?? STATUS_CODES[status] ?? unregistered);
  });
});

describe("isNoMessage", () => {
  it.each(ERROR_STATUSES)("counts what http-errors fills in for $status as no message", ({ status }) => {
    expect(isNoMessage(status, createHttpError(status).message)).toBe(true);
  });

  it.each(ERROR_STATUSES)("counts the standard phrase of $status as no message", ({ status }) => {
    expect(isNoMessage(status, standardPhrase(status))).toBe(true);
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
