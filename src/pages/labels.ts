import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { isText } from "../untrusted";

/**
 * The words of the pages that are not of the profile.
 *
 * @example
 * ```ts
 * const labels: Partial<PageLabels> = { errors: "Fehler", codes: "Fehlercodes", remedy: "Abhilfe" };
 * ```
 */
export interface PageLabels {
  /** The heading of the error rows: "Errors". */
  readonly errors: string;
  /** The heading of the rows of success: "Other answers". */
  readonly others: string;
  /** The heading of the codes: "Error codes". */
  readonly codes: string;
  /** Before the code of a row or an error: "Code". */
  readonly code: string;
  /** Before the statuses of a code: "Status". */
  readonly status: string;
  /** Before what a client should do: "What to do". */
  readonly remedy: string;
  /** The link to the page about a code that the catalogue names: "More about this code". */
  readonly more: string;
  /** Before the problem type: "Problem type". */
  readonly type: string;
  /** The heading of a sample: "Sample answer". */
  readonly sample: string;
  /** The heading of what is wrong with the input: "What is wrong". */
  readonly issues: string;
  /** Before the id of the request: "Request id". */
  readonly requestId: string;
}

const ENGLISH: PageLabels = {
  errors: "Errors",
  others: "Other answers",
  codes: "Error codes",
  code: "Code",
  status: "Status",
  remedy: "What to do",
  more: "More about this code",
  type: "Problem type",
  sample: "Sample answer",
  issues: "What is wrong",
  requestId: "Request id",
};

/** The options of the language of a page. */
export interface LanguageOptions {
  readonly lang?: string | undefined;
  readonly labels?: Partial<Record<keyof PageLabels, string | undefined>> | undefined;
}

/** The language of a page, its direction and its words. */
export interface Language {
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly labels: PageLabels;
}

/** The scripts that are written from right to left. */
const FROM_RIGHT = new Set(
  "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split(
    " ",
  ),
);

/** The direction of the script that a language names or is usually written in. */
function directionOf(lang: string): "ltr" | "rtl" {
  return FROM_RIGHT.has(String(new Intl.Locale(lang).maximize().script)) ? "rtl" : "ltr";
}

/** Checks the options and completes them. */
export function languageOf(subject: string, options: LanguageOptions): Language {
  const { lang = "en", labels = {} } = options;
  if (!isLanguage(lang)) throw wrongOption(subject, 'a language such as "en" as "lang"', lang);
  assertKnownNames(`The option labels of ${subject}`, labels, Object.keys(ENGLISH));
  const given = Object.entries<unknown>({ ...labels }).filter(([, label]) => label !== undefined);
  for (const [name, label] of given) {
    if (!isText(label)) throw wrongOption(subject, `a text as "labels.${name}"`, label);
  }
  return {
    lang,
    direction: directionOf(lang),
    labels: { ...ENGLISH, ...Object.fromEntries(given) },
  };
}

/** Whether a value is a language tag (RFC 5646). */
function isLanguage(value: unknown): boolean {
  try {
    return isText(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
