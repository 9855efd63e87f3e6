import type { Problem } from "../envelopes/problem";
import { assertKnownNames } from "../errors/configuration-error";
import { languageOf, type PageLabels } from "./labels";
import { badge, layout, markup } from "./layout";

/**
 * The options of {@link errorPage}.
 *
 * @example
 * ```ts
 * const options: ErrorPageOptions = { lang: "de", labels: { requestId: "Vorgang" } };
 * ```
 */
export interface ErrorPageOptions {
  /**
   * The language of the texts, a tag such as `de` or `zh-Hant`.
   *
   * @default "en"
   *
   * @example
   * ```ts
   * errorPage({ lang: "fr" });
   * ```
   */
  lang?: string | undefined;
  /**
   * The words that are not of the profile, in your language.
   *
   * @default in English
   *
   * @example
   * ```ts
   * errorPage({ lang: "fr", labels: { requestId: "Demande", issues: "Erreurs" } });
   * ```
   */
  labels?: Partial<Record<keyof PageLabels, string | undefined>> | undefined;
}

/**
 * Makes the page of a problem for the option `html` of `errorHandler`: status, reason, detail, what is wrong with the
 * input, code and request id, and a link to the problem type.
 *
 * @throws ConfigurationError for an unknown or mistyped option.
 *
 * @example
 * ```ts
 * app.use(errorHandler({ html: errorPage() }));
 * ```
 */
export function errorPage(options: ErrorPageOptions = {}): (problem: Problem) => string {
  assertKnownNames("errorPage", options, ["lang", "labels"]);
  const language = languageOf("errorPage", options);
  const { labels } = language;
  return function errorPage({ status, reason, detail, type, code, issues = [], requestId, stack, cause }) {
    const wrong = issues.map(
      (issue) => markup`\n<li><code>${issue.pointer}</code><p>${issue.detail}</p></li>`,
    );
    const facts = [
      code !== undefined && markup`\n<dt>${labels.code}</dt><dd><code>${code}</code></dd>`,
      requestId !== undefined && markup`\n<dt>${labels.requestId}</dt><dd><code>${requestId}</code></dd>`,
      // A page must not run a `javascript:` address.
      /^https?:/i.test(type) && markup`\n<dt>${labels.type}</dt><dd><a href="${type}">${type}</a></dd>`,
    ].filter((fact) => fact !== false);
    const traces = [stack, cause].filter((trace) => trace !== undefined);
    return layout({
      title: `${String(status)} ${reason}`,
      language,
      main: markup`<h1 class="title">${badge(status)} ${reason}</h1>
<p class="lead">${detail}</p>${
        wrong.length > 0 && markup`\n<h2>${labels.issues}</h2>\n<ul class="entries issues">${wrong}\n</ul>`
      }${facts.length > 0 && markup`\n<dl>${facts}\n</dl>`}${traces.map(
        (trace) => markup`\n<pre tabindex="0">${trace}</pre>`,
      )}`,
    });
  };
}
