import type { CodeFacts, Facts, RowFacts, Sample } from "./facts";
import type { Language } from "./labels";
import { badge, type Html, layout, markup } from "./layout";

/** One page, as HTML for people and as data for programs. */
export interface Page {
  /** Where it is below the base of all pages; empty for the index. */
  readonly path: string;
  readonly html: string;
  readonly facts: object;
}

/** What the pages have in common. */
export interface Site {
  /** What the pages are about. */
  readonly title: string;
  readonly language: Language;
  /** The absolute address of a path; undefined if it is not known. */
  readonly addressOf: (path: string) => string | undefined;
  /** A link from one path to another. */
  readonly linkTo: (path: string, from: string) => string;
  /** A link to the data of a page, if it has an address of its own. */
  readonly dataLink?: string | undefined;
}

/** All pages: an index, one for each row and one for each code. */
export function pagesOf({ rows, codes }: Facts, site: Site): Page[] {
  return [
    indexPage(rows, codes, site),
    ...rows.map((row) => rowPage(row, codes, site)),
    ...codes.map((code) => codePage(code, rows, site)),
  ];
}

function indexPage(rows: readonly RowFacts[], codes: readonly CodeFacts[], site: Site): Page {
  const { labels } = site.language;
  const errors = rows.filter(({ status }) => status >= 400);
  const others = rows.filter(({ status }) => status < 400);
  const main = markup`<h1>${site.title}</h1>${section(labels.errors, rowEntries(errors, site))}${
    codes.length > 0 && section(labels.codes, codeEntries(codes, site, ""))
  }${others.length > 0 && section(labels.others, rowEntries(others, site))}`;
  return {
    path: "",
    html: frame("", site.title, main, site),
    facts: {
      title: site.title,
      rows: rows.map((row) => dataOfRow(row, site)),
      codes: codes.map((code) => dataOfCode(code, site)),
    },
  };
}

function rowPage(row: RowFacts, allCodes: readonly CodeFacts[], site: Site): Page {
  const { path, status, reason, meaning, sample } = row;
  const { labels } = site.language;
  const codes = allCodes.filter(({ statuses }) => statuses.includes(status));
  const type = status < 400 ? undefined : site.addressOf(path);
  const main = markup`<h1 class="title">${badge(status)} ${reason}</h1>
<p class="lead">${meaning}</p>${type && markup`\n<dl><dt>${labels.type}</dt><dd><code>${type}</code></dd></dl>`}${
    codes.length > 0 && section(labels.codes, codeEntries(codes, site, path))
  }${sample && samplesOf([sample], site)}`;
  return {
    path,
    html: frame(path, `${String(status)} ${reason}`, main, site),
    facts: { ...dataOfRow(row, site), codes: codes.map((code) => dataOfCode(code, site)), sample },
  };
}

function codePage(entry: CodeFacts, rows: readonly RowFacts[], site: Site): Page {
  const { path, code, statuses, meaning, remedy, href, samples } = entry;
  const { labels } = site.language;
  const ofCode = rows.filter(({ status }) => statuses.includes(status));
  const links = ofCode.map(
    (row) => markup`<dd><a href="${site.linkTo(row.path, path)}">${row.status} ${row.reason}</a></dd>`,
  );
  const main = markup`<h1 class="title">${badges(statuses)} ${code}</h1>
<p class="lead">${meaning}</p>
<dl>
<dt>${labels.status}</dt>${links}${remedy && markup`\n<dt>${labels.remedy}</dt><dd>${remedy}</dd>`}
</dl>${href && markup`\n<p class="more"><a href="${href}">${labels.more}</a></p>`}${samplesOf(samples, site)}`;
  return { path, html: frame(path, code, main, site), facts: { ...dataOfCode(entry, site), samples } };
}

function dataOfRow({ path, status, reason, meaning, code }: RowFacts, { addressOf }: Site): object {
  return { status, reason, meaning, code, page: addressOf(path) };
}

function dataOfCode({ path, code, statuses, meaning, remedy, href }: CodeFacts, { addressOf }: Site): object {
  return { code, statuses, meaning, remedy, href, page: addressOf(path) };
}

function frame(path: string, title: string, main: Html, site: Site): string {
  const { title: siteTitle, language, dataLink } = site;
  const isIndex = path === "";
  return layout({
    title: isIndex ? title : `${title} – ${siteTitle}`,
    language,
    header: isIndex ? undefined : markup`<nav><a href="${site.linkTo("", path)}">${siteTitle}</a></nav>`,
    links: dataLink && markup`\n<link rel="alternate" type="application/json" href="${dataLink}">`,
    main,
  });
}

function section(heading: string, content: Html): Html {
  return markup`
<section>
<h2>${heading}</h2>
${content}
</section>`;
}

function rowEntries(rows: readonly RowFacts[], site: Site): Html {
  return entries(
    rows.map(
      ({ path, status, reason, meaning }) =>
        markup`${badges([status])}<div><a href="${site.linkTo(path, "")}">${reason}</a><p>${meaning}</p></div>`,
    ),
  );
}

function codeEntries(codes: readonly CodeFacts[], site: Site, from: string): Html {
  return entries(
    codes.map(({ path, code, statuses, meaning, remedy }) => {
      const link = markup`<a href="${site.linkTo(path, from)}">${code}</a>`;
      const cure = remedy && markup`<p class="soft">${remedy}</p>`;
      return markup`${badges(statuses)}<div>${link}<p>${meaning}</p>${cure}</div>`;
    }),
  );
}

function entries(contents: readonly Html[]): Html {
  return markup`<ul class="entries">${contents.map((content) => markup`\n<li>${content}</li>`)}
</ul>`;
}

function badges(statuses: readonly number[]): Html {
  return markup`<span class="badges">${statuses.map(badge)}</span>`;
}

function samplesOf(samples: readonly Sample[], { language: { labels } }: Site): Html {
  return section(labels.sample, markup`${samples.map((sample) => sampleOf(sample, labels.sample))}`);
}

/** A block that scrolls can be reached by the keyboard, and says what it is. */
function sampleOf({ status, reason, headers, body }: Sample, label: string): Html {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => markup`\n<span class="soft">${name}:</span> ${one}`),
  );
  const answer = markup`<strong>HTTP/1.1 ${status} ${reason}</strong>${lines}\n\n${JSON.stringify(body, undefined, 2)}`;
  return markup`\n<pre tabindex="0" role="region" aria-label="${label}: ${status}">${answer}</pre>`;
}
