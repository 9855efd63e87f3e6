import type { Language } from "./labels";
import { STYLE, STYLE_POLICY } from "./style";

/** Text that is HTML. Everything else is escaped when it gets into a page. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type { Html };

/** What a page can be put together of. */
type Part = string | number | false | undefined | Html | readonly Html[];

/** The one place where texts become HTML: of a template, only its own letters are markup. */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: template }, ...parts.map(markupOf)));
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  return typeof part === "object" ? part.map(({ text }) => text).join("") : escape(String(part));
}

function escape(text: string): string {
  return (
    text
      // What no page can show, such as a null: the parser would drop or replace it.
      .replace(/[^\P{Cc}\t\n]/gu, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;")
  );
}

interface Layout {
  readonly title: string;
  readonly language: Language;
  /** What comes above the page. */
  readonly header?: Html | undefined;
  /** What else is in its head. */
  readonly links?: Html | "" | undefined;
  readonly main: Html;
}

/** A whole page. */
export function layout({ title, language: { lang, direction }, header, links, main }: Layout): string {
  const page = markup`<!doctype html>
<html lang="${lang}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="express-error-profiles">
<meta http-equiv="Content-Security-Policy" content="${STYLE_POLICY}">
<title>${title}</title>${links}
<style>${new Html(STYLE)}</style>
</head>
<body>${header && markup`\n<header>${header}</header>`}
<main>
${main}
</main>
</body>
</html>
`;
  return page.text;
}

/** A status in the colour of its class. */
export function badge(status: number): Html {
  const kind = status >= 500 ? "server" : status >= 400 ? "client" : "success";
  return markup`<span class="badge ${kind}">${status}</span>`;
}
