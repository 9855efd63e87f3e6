import type { Express } from "express";
import request from "supertest";
import * as main from "../../src";
import { runSample } from "../support/run-sample";
import { codeBlocks } from "./markdown";

const [FIRST_SAMPLE = { code: "" }] = codeBlocks("README.md").filter(({ language }) => language === "ts");
const CONVERSATIONS = codeBlocks("README.md").filter(({ language }) => language === "console");

/** The app of a sample: it is run as it stands, but that it is handed over where it would listen. */
function appOf(code: string): Express {
  const sample = code.replace("app.listen(3000);", "module.exports = app;");
  return runSample(sample, (name) =>
    name === "express-error-profiles" ? main : jest.requireActual<object>(name),
  ) as Express;
}

function withoutRequestId(text: string): string {
  return text.replace(/"requestId":"[^"]*"/, '"requestId":"…"');
}

describe("the answers that the README shows", () => {
  it("has a first sample of 15 lines at most", () => {
    expect(FIRST_SAMPLE.code.trim().split("\n").length).toBeLessThanOrEqual(15);
  });

  it.each(CONVERSATIONS)("are those that come: $place", async ({ code }) => {
    const [command = "", statusLine, ...rest] = code.trim().split("\n");
    const path = /http:\/\/localhost:3000(\S+)/.exec(command)?.[1] ?? "";
    const response = await request(appOf(FIRST_SAMPLE.code)).get(path).buffer(true);
    const { httpVersion, statusMessage } = (response as unknown as { res: Record<string, string> }).res;
    expect(`HTTP/${String(httpVersion)} ${String(response.status)} ${String(statusMessage)}`).toBe(
      statusLine,
    );
    const shown = rest.slice(0, rest.indexOf("")).map((line) => line.split(": ") as [string, string]);
    for (const [name, value] of shown.filter(([name]) => name !== "X-Request-Id")) {
      expect([name, response.get(name)]).toEqual([name, value]);
    }
    expect(withoutRequestId(response.text)).toBe(withoutRequestId(rest.at(-1) ?? ""));
  });

  it("are shown at all", () => {
    expect(CONVERSATIONS).toHaveLength(2);
  });
});
