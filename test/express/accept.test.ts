import { asksForPage, prefersJson } from "../../src/express/accept";

const JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";
const CHROME =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";
const FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

describe("asksForPage", () => {
  it.each([
    { accept: CHROME, asks: true },
    { accept: FIREFOX, asks: true },
    { accept: "Application/XHTML+XML", asks: true },
    { accept: "application/json, application/xhtml+xml;q=0.1", asks: true },
    { accept: "text/html", asks: true },
    { accept: "TEXT/HTML ; level=1 ; Q=0.5", asks: true },
    { accept: "text/html, image/png", asks: true },
    { accept: "text/html, */*;q=0", asks: true },
    { accept: "text/html, text/plain;q=0.5", asks: true },
    { accept: "application/xhtml+xml;q=0, */*", asks: false },
    { accept: "text/html;q=0", asks: false },
    { accept: JAVA, asks: false },
    { accept: "text/html, *", asks: false },
    { accept: "text/html, */*;q=0.1", asks: false },
    { accept: "text/html, application/*", asks: false },
    { accept: "text/html, application/json;q=0.1", asks: false },
    { accept: "text/html, application/problem+json", asks: false },
    { accept: "text/html, application/vnd.orders", asks: false },
    { accept: "text/*", asks: false },
    { accept: "*/*", asks: false },
    { accept: "application/json, text/plain, */*", asks: false },
    { accept: "image/avif,image/webp,*/*", asks: false },
    { accept: "image/png", asks: false },
    { accept: "", asks: false },
    { accept: undefined, asks: false },
    { accept: ["text/html"], asks: false },
    { accept: "text/htmlx, xtext/html", asks: false },
    { accept: ",;=,;;q,=;text", asks: false },
    { accept: "\u0000\u00ff<script>", asks: false },
  ])("is $asks for $accept", ({ accept, asks }) => {
    expect(asksForPage(accept, "application/vnd.orders; charset=utf-8")).toBe(asks);
  });

  it("reads no more of a header than anybody needs", () => {
    const long = `image/png,${"a".repeat(5_000)},text/html`;
    expect(asksForPage(long, "application/json")).toBe(false);
    expect(asksForPage(`text/html,${"a".repeat(4_000)}`, "application/json")).toBe(true);
  });
});

describe("prefersJson", () => {
  it.each([
    { accept: "application/json", prefers: true },
    { accept: "application/problem+json", prefers: true },
    { accept: "application/*", prefers: true },
    { accept: "application/json, text/plain, */*", prefers: true },
    { accept: "application/json, text/*", prefers: true },
    { accept: "text/html;q=0.5, application/json", prefers: true },
    { accept: "text/html;q=0, */*", prefers: true },
    { accept: "text/html, application/json", prefers: false },
    { accept: "application/json;q=0.1, */*", prefers: false },
    { accept: "application/json;q=0", prefers: false },
    { accept: "application/json;q=nothing, text/html", prefers: false },
    { accept: "application/json;q=0.5, application/xhtml+xml", prefers: false },
    { accept: CHROME, prefers: false },
    { accept: JAVA, prefers: false },
    { accept: "*/*", prefers: false },
    { accept: "image/png", prefers: false },
    { accept: "", prefers: false },
    { accept: undefined, prefers: false },
  ])("is $prefers for $accept", ({ accept, prefers }) => {
    expect(prefersJson(accept)).toBe(prefers);
  });
});
