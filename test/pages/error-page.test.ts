import type { IncomingMessage } from "node:http";
import { BadRequest, ConfigurationError, errorHandler, InternalError, kmsProfile, NotFound } from "../../src";
import { errorPage } from "../../src/pages";
import { headerValues } from "../support/raw-http";
import { useFailingServer } from "../support/use-failing-server";

const page = errorPage();

function pageOf(error: Error, options = {}): string {
  return page(errorHandler({ requestId: false, ...options }).describe(error).problem);
}

describe("the page of an error", () => {
  const failing = useFailingServer({ profile: kmsProfile, html: errorPage() });

  it("is sent to a browser", async () => {
    const answer = await failing.answerTo(() => new NotFound("No key has the id 7."), {
      headers: ["Accept: text/html", "X-Request-Id: r-1"],
    });
    expect(answer.status).toBe(404);
    expect(headerValues(answer, "content-type")).toEqual(["text/html; charset=utf-8"]);
    const text = answer.body.toString();
    expect(text).toContain("<title>404 Not Found</title>");
    expect(text).toContain('<p class="lead">No key has the id 7.</p>');
    expect(text).toContain("<dt>Code</dt><dd><code>KMS.0207</code></dd>");
    expect(text).toContain("<dt>Request id</dt><dd><code>r-1</code></dd>");
  });

  it("lists what is wrong, as text", () => {
    const issues = [{ pointer: "#/<b>", detail: "must not be <script>" }];
    const text = pageOf(new BadRequest("<script>alert(1)</script>", { issues }));
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).toContain("<code>#/&lt;b&gt;</code><p>must not be &lt;script&gt;</p>");
    expect(text).not.toContain("<script");
    expect(pageOf(new BadRequest(`"a" & 'b'`))).toContain("&quot;a&quot; &amp; &#39;b&#39;");
  });

  it("links the problem type where it is an address", () => {
    const typeBase = "https://example.com/problems";
    expect(pageOf(new NotFound(), { typeBase })).toContain(
      `<dd><a href="${typeBase}/not-found">${typeBase}/not-found</a></dd>`,
    );
    expect(pageOf(new NotFound())).not.toContain("<dl>");
    expect(pageOf(new NotFound("", { type: "javascript:alert(1)" }))).not.toContain("javascript");
  });

  it("tells nothing of a 500 but its row, and stack and cause only with debug", () => {
    const error = new InternalError("s3cret", { cause: new Error("deep s3cret") });
    expect(pageOf(error)).not.toContain("s3cret");
    expect(pageOf(error, { debug: true })).toMatch(
      /<pre tabindex="0">[^<]*s3cret[^<]*<\/pre>\s*<pre[^<]*deep s3cret/,
    );
  });

  it("has the language and the words that it is given", () => {
    const german = errorPage({ lang: "de", labels: { requestId: "Vorgang" } });
    const { problem } = errorHandler().describe(new NotFound(), { requestId: "r-1" });
    const text = german(problem);
    expect(text).toContain('<html lang="de" dir="ltr">');
    expect(text).toContain("<dt>Vorgang</dt><dd><code>r-1</code></dd>");
  });

  it("refuses a wrong option", () => {
    expect(() => errorPage({ titel: "x" } as object)).toThrow(ConfigurationError);
    expect(() => errorPage({ lang: 1 as never })).toThrow(
      'errorPage takes a language such as "en" as "lang"',
    );
  });

  it("ignores the request, which it is called with", () => {
    const html: (problem: Parameters<typeof page>[0], req: IncomingMessage) => string = errorPage();
    expect(html).toHaveLength(1);
  });
});
