import { isUriReference } from "../../src/response/problem-of-error";

describe("isUriReference", () => {
  it.each([
    "about:blank",
    "/errors/7",
    "errors/7?a=b&c#d",
    "#part",
    "?query",
    "urn:a:b",
    "https://example.com/a%20b?c=d#e/f?g",
    "https://user:pass@example.com:8443/",
    "http://[2001:db8::1]:80/a",
    "//example.com/a",
    "mailto:a@example.com",
    "./a_b~c!$&'()*+,;=:@",
  ])("accepts %s", (value) => {
    expect(isUriReference(value)).toBe(true);
  });

  it.each([
    "",
    "%",
    "100%",
    "a%2",
    "a%zz",
    "http://[",
    "http://[::1",
    "http://example.com:port/",
    "http://a:b:c",
    "http://a@b@c/",
    "a#b#c",
    "[x]",
    "/a[0]",
    "?a[]=1",
    "1a:b",
    ":a",
    "a b",
    "ä",
    "<a>",
    "a\n",
  ])("refuses %j", (value) => {
    expect(isUriReference(value)).toBe(false);
  });

  it("refuses a text of megabytes, which would exceed the stack of its grammar", () => {
    expect(isUriReference("x".repeat(5_000_000))).toBe(false);
  });
});
