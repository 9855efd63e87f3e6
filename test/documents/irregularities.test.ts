import { readDocuments, type Reading } from "../../src/documents/read-documents";
import { Refusal } from "../../src/documents/refusal";

/** A table of Markdown. */
function markdown(heading: string, ...rows: string[]): string {
  return [heading, heading.replace(/[^|]+/g, " - "), ...rows].map((row) => `| ${row} |\n`).join("");
}

/** A table of HTML, of which each row is written without its end tags. */
function html(...rows: string[]): string {
  return `<table>${rows.map((row) => `<tr>${row}`).join("\n")}</table>`;
}

/** What docutils makes of a document. */
function docutils(body: string): string {
  return `<html><head><meta name="generator" content="Docutils 0.19: https://docutils.sourceforge.io/" /></head><body>${body}</body></html>`;
}

function read(...texts: string[]): Reading {
  const sources = texts.map((text, index) => {
    const format = text.startsWith("<") ? ("html" as const) : ("md" as const);
    return { name: `page-${index + 1}`, format, text };
  });
  return readDocuments(sources);
}

const HEADING = "status | reason | meaning";
const BAD_REQUEST = "400 | Bad Request | It is wrong.";
const SERVER_ERROR = "500 | Internal Server Error | It is our fault.";

const ROWS = {
  400: { reason: "Bad Request", meaning: "It is wrong." },
  500: { reason: "Internal Server Error", meaning: "It is our fault." },
};

interface Case {
  title: string;
  text: string;
  rows: object;
  codes?: object;
  assumptions: string[];
}

const STATUSES: Case[] = [
  {
    title: "a table that is regular",
    text: markdown(HEADING, BAD_REQUEST, SERVER_ERROR),
    rows: ROWS,
    assumptions: [],
  },
  {
    title: "rows in any order",
    text: markdown(HEADING, SERVER_ERROR, BAD_REQUEST),
    rows: ROWS,
    assumptions: [],
  },
  {
    title: "a reason that is a hyphen",
    text: markdown(HEADING, BAD_REQUEST, "500 | - | It is our fault.", "299 | – | Done."),
    rows: { 299: { reason: "Successful", meaning: "Done." }, ...ROWS },
    assumptions: [
      '500 has no reason; the standard phrase "Internal Server Error" is used.',
      '299 has no reason; the standard phrase "Successful" is used.',
      "299 is not in the IANA registry of statuses.",
    ],
  },
  {
    title: "a meaning that is empty",
    text: markdown(HEADING, BAD_REQUEST, SERVER_ERROR, "404 | Not Found | N/A"),
    rows: { ...ROWS, 404: { reason: "Not Found", meaning: "Not Found" } },
    assumptions: ["404 has no meaning; the reason is used again."],
  },
  {
    title: "one column of long texts",
    text: markdown("status | meaning", "400 | It is wrong.", "500 | It is our fault."),
    rows: ROWS,
    assumptions: [
      "Column 2 (meaning), the only column of texts, is read as the meanings; the reasons are the standard phrases.",
    ],
  },
  {
    title: "one column of short texts",
    text: markdown("status | description", "400 | Bad Request", "500 | Internal Server Error"),
    rows: {
      400: { reason: "Bad Request", meaning: "Bad Request" },
      500: { reason: "Internal Server Error", meaning: "Internal Server Error" },
    },
    assumptions: [
      "Column 2 (description), the only column of texts, is read as the reasons: most of its cells have at most five words and no full stop.",
      "There is no column of meanings; each is the reason again.",
    ],
  },
  {
    title: "one column of long texts in a script without spaces",
    text: markdown(
      "状态码 | 说明",
      "400 | 请求参数错误，请检查请求参数是否合法",
      "500 | 服务内部错误，请联系技术支持工程师",
    ),
    rows: {
      400: { reason: "Bad Request", meaning: "请求参数错误，请检查请求参数是否合法" },
      500: { reason: "Internal Server Error", meaning: "服务内部错误，请联系技术支持工程师" },
    },
    assumptions: [
      "Column 2 (说明), the only column of texts, is read as the meanings; the reasons are the standard phrases.",
    ],
  },
  {
    title: "status and reason in one cell, in each of the ways in which they are written",
    text: markdown(
      "value | meaning",
      "400 Bad Request | It is wrong.",
      "401: Unauthorized | Who are you?",
      "403 - Forbidden | No.",
      "404 (Not Found) | It is not here.",
      "HTTP/1.1 409 Conflict | It is there.",
      "Gone (410) | It was here.",
      "500 Internal Server Error | It is our fault.",
    ),
    rows: {
      ...ROWS,
      401: { reason: "Unauthorized", meaning: "Who are you?" },
      403: { reason: "Forbidden", meaning: "No." },
      404: { reason: "Not Found", meaning: "It is not here." },
      409: { reason: "Conflict", meaning: "It is there." },
      410: { reason: "Gone", meaning: "It was here." },
    },
    assumptions: ["Column 1 (value) has status and reason in one cell; they are separated."],
  },
  {
    title: "status and reason in one cell, and no other column",
    text: markdown("value", "400 Bad Request", "500 Internal Server Error"),
    rows: {
      400: { reason: "Bad Request", meaning: "Bad Request" },
      500: { reason: "Internal Server Error", meaning: "Internal Server Error" },
    },
    assumptions: [
      "Column 1 (value) has status and reason in one cell; they are separated.",
      "There is no column of meanings; each is the reason again.",
    ],
  },
  {
    title: "the reason once more in another column, in front of its status",
    text: markdown(
      "name | meaning | value",
      "Bad Request | It is wrong. | 400 Bad Request",
      "Internal Server Error | It is our fault. | 500 Internal Server Error",
    ),
    rows: ROWS,
    assumptions: [
      "Column 3 (value) has status and reason in one cell; they are separated.",
      "Column 1 (name) is not used.",
    ],
  },
  {
    title: "reasons in front of their statuses, and meanings behind them",
    text: markdown(
      "error | status | cause",
      "Bad Request | 400 | It is wrong.",
      "Not Found | 404 | It is away.",
      "Kitchen Fire | 500 | It is our fault.",
    ),
    rows: {
      400: { reason: "Bad Request", meaning: "It is wrong." },
      404: { reason: "Not Found", meaning: "It is away." },
      500: { reason: "Kitchen Fire", meaning: "It is our fault." },
    },
    assumptions: [
      "Column 1 (error), in front of the statuses, is read as the reasons.",
      '500 has the reason "Kitchen Fire"; the IANA registry has "Internal Server Error".',
    ],
  },
  {
    title: "a status twice with two texts, and twice with one",
    text: markdown(HEADING, BAD_REQUEST, BAD_REQUEST, "400 | Bad Request | It is too long.", SERVER_ERROR),
    rows: ROWS,
    assumptions: ["400 is listed again with another text; left out is: Bad Request | It is too long."],
  },
  {
    title: "a table of other numbers before the statuses, of which those with the standard phrases count",
    text: `${markdown("size | price | for", "400 | Small Plan | One.", "500 | Large Plan | Many.")}\n${markdown(HEADING, BAD_REQUEST, SERVER_ERROR)}`,
    rows: ROWS,
    assumptions: [
      "Table 2: 400 is listed again with another text; left out is: Small Plan | One.",
      "Table 2: 500 is listed again with another text; left out is: Large Plan | Many.",
      "The tables 1, 2 are read as one.",
    ],
  },
  {
    title: "classes, lists and ranges of statuses",
    text: markdown(
      HEADING,
      BAD_REQUEST,
      SERVER_ERROR,
      "4XX | Client Error | Any other.",
      "403 / 404 | No Access | No.",
      "404 or 410 | Gone | No.",
      "501-599 | Server Error | Any other.",
      "500+ | Server Error | Any other.",
    ),
    rows: ROWS,
    assumptions: [
      '"4XX" is not one status, so the row is left out: 4XX | Client Error | Any other.',
      '"403 / 404" is not one status, so the row is left out: 403 / 404 | No Access | No.',
      '"404 or 410" is not one status, so the row is left out: 404 or 410 | Gone | No.',
      '"501-599" is not one status, so the row is left out: 501-599 | Server Error | Any other.',
      '"500+" is not one status, so the row is left out: 500+ | Server Error | Any other.',
    ],
  },
  {
    title: "a reason that differs from the registry, and a status that is not in it",
    text: markdown(
      HEADING,
      BAD_REQUEST,
      "500 | Kitchen Fire | It is our fault.",
      "499 | Gone Away | You left.",
    ),
    rows: {
      ...ROWS,
      499: { reason: "Gone Away", meaning: "You left." },
      500: { reason: "Kitchen Fire", meaning: "It is our fault." },
    },
    assumptions: [
      '500 has the reason "Kitchen Fire"; the IANA registry has "Internal Server Error".',
      "499 is not in the IANA registry of statuses.",
    ],
  },
  {
    title: "a heading row in the body",
    text: html(
      "<td>status<td>reason<td>meaning",
      "<td>400<td>Bad Request<td>It is wrong.",
      "<td>500<td>Internal Server Error<td>It is our fault.",
    ),
    rows: ROWS,
    assumptions: ["A heading row in the body is left out: status | reason | meaning"],
  },
  {
    title: "a heading row again in the body, and a row that heads others",
    text: markdown(HEADING, BAD_REQUEST, HEADING, "Faults of ours | | ", SERVER_ERROR),
    rows: ROWS,
    assumptions: [
      "A heading row in the body is left out: status | reason | meaning",
      "A row without a status is left out: Faults of ours",
    ],
  },
  {
    title: "a row in the place of the heading",
    text: markdown(BAD_REQUEST, SERVER_ERROR),
    rows: ROWS,
    assumptions: ["The heading row is read as a row: 400 | Bad Request | It is wrong."],
  },
  {
    title: "rows of heading cells alone",
    text: html(
      "<th>400<th>Bad Request<th>It is wrong.",
      "<th>500<th>Internal Server Error<th>It is our fault.",
    ),
    rows: ROWS,
    assumptions: [
      "The heading row is read as a row: 400 | Bad Request | It is wrong.",
      "The heading row is read as a row: 500 | Internal Server Error | It is our fault.",
    ],
  },
  {
    title: "columns of which nothing is known",
    text: markdown(
      "module | status | reason | meaning | body",
      "All | 400 | Bad Request | It is wrong. | none",
      "All | 500 | Internal Server Error | It is our fault. | An object.",
    ),
    rows: ROWS,
    assumptions: ["Column 1 (module) is not used.", "Column 5 (body) is not used."],
  },
  {
    title: "several tables, of which one is about something else",
    text: `- Normal\n\n  ${markdown("status | reason | meaning", "200 | OK | Done.").replaceAll("\n", "\n  ")}\n- Limits\n\n  ${markdown("name | most", "keys | 20").replaceAll("\n", "\n  ")}\n- Abnormal\n\n  ${markdown(HEADING, BAD_REQUEST, SERVER_ERROR).replaceAll("\n", "\n  ")}`,
    rows: { 200: { reason: "OK", meaning: "Done." }, ...ROWS },
    assumptions: [
      "Table 2: It has no column of statuses or codes, and is not read.",
      "The tables 1, 3 are read as one.",
    ],
  },
  {
    title: "cells that span rows and columns",
    text: html(
      "<th>status<th>reason<th>meaning",
      '<td rowspan="2">400<td>Bad Request<td>It is wrong.',
      "<td>Bad Request<td>It is too long.",
      '<td>500<td colspan="2">Our fault',
    ),
    rows: {
      400: { reason: "Bad Request", meaning: "It is wrong." },
      500: { reason: "Our fault", meaning: "Our fault" },
    },
    assumptions: [
      "400 is listed again with another text; left out is: Bad Request | It is too long.",
      '500 has the reason "Our fault"; the IANA registry has "Internal Server Error".',
    ],
  },
  {
    title: "links, anchors, marks of code, entities, paragraphs and line breaks in cells",
    text: html(
      "<th>status<th>reason<th>meaning",
      '<td><p><a name="x"></a><code>400</code><td><b>Bad</b> <i>Request</i><td><p>It is <a href="#x">wr</a>ong &amp; &#x201c;long&#8221;.</p>\n<p>Mend\n  it.<br>Now.</p><ul><li>One<li>Two</ul>',
      "<td>&nbsp;500&#8203;<td>Internal Server&nbsp;Error<td>It is our fault.",
    ),
    rows: {
      400: { reason: "Bad Request", meaning: "It is wrong & “long”. Mend it. Now. One Two" },
      500: { reason: "Internal Server\u00a0Error", meaning: "It is our fault." },
    },
    assumptions: [
      '500 has the reason "Internal Server\u00a0Error"; the IANA registry has "Internal Server Error".',
    ],
  },
  {
    title: "what Markdown has in cells",
    text: markdown(
      HEADING,
      "`400` | **Bad** Request | See [the *page*](x.md) \\| it&nbsp;is `a_b`.",
      SERVER_ERROR,
    ),
    rows: { ...ROWS, 400: { reason: "Bad Request", meaning: "See the page | it\u00a0is a_b." } },
    assumptions: [],
  },
  {
    title: "what docutils says of mistakes, its tables of fields, and roles that it does not know",
    text: docutils(
      `<table class="docinfo"><tr><th>original_name:</th><td>kms_02_0301.html</td></tr></table>` +
        `<div class="system-message"><p>System Message</p>${html("<td>404<td>Not Found<td>No.")}</div>` +
        html(
          '<th class="head">status<th>reason<th>meaning',
          '<td>400<td><tt class="docutils literal">Bad Request</tt><td>See :ref:`the table &lt;kms__table&gt;`, :doc:`page` and `here`_.',
          '<td>500<td>Internal Server Error<td><p class="first">It is our</p><p class="last"><a href="#id1"><span class="problematic">:term:`fault`</span></a></p>',
        ),
    ),
    rows: {
      400: { reason: "Bad Request", meaning: "See the table, page and here." },
      500: { reason: "Internal Server Error", meaning: "It is our fault" },
    },
    assumptions: [],
  },
  {
    title: "rows of docutils whose status stands in the row above",
    text: docutils(
      html(
        "<th>status<th>reason<th>meaning",
        "<td>400<td>Bad Request<td>It is wrong.",
        "<td>&nbsp;<td>&nbsp;<td>It is too long.",
        "<td>500<td>Internal Server Error<td>It is our fault.",
      ),
    ),
    rows: ROWS,
    assumptions: ["A row without a status is left out: It is too long."],
  },
];

const CODES: Case[] = [
  {
    title: "codes with their messages and handling",
    text: markdown(
      "status | code | message | handling",
      "400 | KMS.0308 | It is wrong. | Mend it.",
      "404 | KMS.0207 | It is not here. | -",
    ),
    rows: {},
    codes: {
      "KMS.0308": { statuses: [400], meaning: "It is wrong.", remedy: "Mend it." },
      "KMS.0207": { statuses: [404], meaning: "It is not here.", remedy: "" },
    },
    assumptions: [
      "Column 2 (code) is read as the codes.",
      "Column 3 (message) is read as their meaning.",
      "Column 4 (handling) is read as their remedy.",
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "codes whose status is at the end, with a column between message and handling",
    text: markdown(
      "module | code | message | description | handling | status",
      "Keys | E1001 | It is wrong. | Wrong. | Mend it. | 400 Bad Request",
      "Keys | E1002 | It is not here. | Away. | Look elsewhere. | 404 Not Found",
    ),
    rows: {},
    codes: {
      E1001: { statuses: [400], meaning: "It is wrong.", remedy: "Mend it." },
      E1002: { statuses: [404], meaning: "It is not here.", remedy: "Look elsewhere." },
    },
    assumptions: [
      "Column 2 (code) is read as the codes.",
      "Column 3 (message) is read as their meaning.",
      "Column 5 (handling) is read as their remedy.",
      "Column 1 (module) is not used.",
      "Column 4 (description) is not used.",
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "codes beside statuses, of which some are not listed",
    text: `${markdown(HEADING, BAD_REQUEST, SERVER_ERROR)}\n${markdown(
      "status | code | message",
      "400 | KMS.0308 | It is wrong.",
      "401 | KMS.0301 | Who are you?",
      "400/409 | KMS.0309 | It is there.",
    )}`,
    rows: ROWS,
    codes: {
      "KMS.0308": { statuses: [400], meaning: "It is wrong.", remedy: "" },
      "KMS.0309": { statuses: [400], meaning: "It is there.", remedy: "" },
    },
    assumptions: [
      "Table 2: Column 2 (code) is read as the codes.",
      "Table 2: Column 3 (message) is read as their meaning.",
      "The tables 1, 2 are read as one.",
      "The code KMS.0301 has the status 401, which is not listed; the code is left out.",
      "The code KMS.0309 has the status 409, which is not listed; 400 is used.",
    ],
  },
  {
    title: "codes with several statuses, in several rows, and without a status of an error",
    text: markdown(
      "code | status | message",
      "K.1 | 400/404 | It is wrong.",
      "K.2 | 400 | It is long.",
      "K.2 | 413 | It is too long.",
      "K.2 | 413 | It is long.",
      "K.3 | N/A | It is odd.",
      "K.4 | 200 | It is well.",
      "K.5 | 200/400 | It is half well.",
      "K.6 | 4XX | It is any.",
      "K.7 | 400 | -",
      "K.10-K.19 | 400 | They are many.",
      "K 8 | 400 | It is two.",
      "| 400 | It has none.",
    ),
    rows: {},
    codes: {
      "K.1": { statuses: [400, 404], meaning: "It is wrong.", remedy: "" },
      "K.2": { statuses: [400, 413], meaning: "It is long.", remedy: "" },
      "K.5": { statuses: [400], meaning: "It is half well.", remedy: "" },
      "K.7": { statuses: [400], meaning: "Bad Request", remedy: "" },
    },
    assumptions: [
      "Column 1 (code) is read as the codes.",
      "Column 3 (message) is read as their meaning.",
      "The code K.2 is listed again with 413; it has each of its statuses.",
      "The code K.2 is listed again with another text, which is left out: It is too long.",
      "The code K.3 has no status, and is left out: K.3 | N/A | It is odd.",
      'The code K.4 has "200", which is not the status of an error, and is left out: K.4 | 200 | It is well.',
      'The code K.5 has "200/400", which is not the status of an error alone; 400 is used.',
      'The code K.6 has "4XX", which is not the status of an error, and is left out: K.6 | 4XX | It is any.',
      'The code K.7 has no meaning; the standard phrase "Bad Request" is used.',
      '"K.10-K.19" is not one code, so the row is left out: K.10-K.19 | 400 | They are many.',
      '"K 8" is not one code, so the row is left out: K 8 | 400 | It is two.',
      "A row without a code or a status is left out: 400 | It has none.",
      "page-1 lists 4 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "codes that are numbers",
    text: markdown("status | code | message", "400 | 111400002 | It is wrong.", "400 | 0171 | It is long."),
    rows: {},
    codes: {
      111400002: { statuses: [400], meaning: "It is wrong.", remedy: "" },
      "0171": { statuses: [400], meaning: "It is long.", remedy: "" },
    },
    assumptions: [
      "Column 2 (code) is read as the codes.",
      "The codes are numbers.",
      "Column 3 (message) is read as their meaning.",
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "sentences without spaces, which have digits and are not codes",
    text: markdown(
      "status | reason | meaning",
      "400 | Bad Request | 名称超过64个字符",
      "404 | Not Found | 密钥7不存在",
      "500 | Internal Server Error | 请在5分钟后重试",
    ),
    rows: {
      400: { reason: "Bad Request", meaning: "名称超过64个字符" },
      404: { reason: "Not Found", meaning: "密钥7不存在" },
      500: { reason: "Internal Server Error", meaning: "请在5分钟后重试" },
    },
    codes: {},
    assumptions: [],
  },
  {
    title: "codes with slashes, of other scripts, and that are negative numbers",
    text:
      markdown(
        "code | status | message",
        "auth/no-user | 404 | Away.",
        "auth/x | 404 | Odd.",
        "错误1 | 400 | Bad.",
      ) +
      "\n" +
      markdown("code | status | message", "-32600 | 400 | No.", "-32601 | 404 | None here."),
    rows: {},
    codes: {
      "auth/no-user": { statuses: [404], meaning: "Away.", remedy: "" },
      "auth/x": { statuses: [404], meaning: "Odd.", remedy: "" },
      错误1: { statuses: [400], meaning: "Bad.", remedy: "" },
      "-32600": { statuses: [400], meaning: "No.", remedy: "" },
      "-32601": { statuses: [404], meaning: "None here.", remedy: "" },
    },
    assumptions: [
      "Table 1: Column 1 (code) is read as the codes.",
      "Table 1: Column 3 (message) is read as their meaning.",
      "Table 2: Column 1 (code) is read as the codes.",
      "Table 2: The codes are numbers.",
      "Table 2: Column 3 (message) is read as their meaning.",
      "The tables 1, 2 are read as one.",
      "page-1 lists 5 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "reasons that are words of a script without spaces, of which two have one status",
    text: markdown(HEADING, "400 | 请求错误 | 错。", "500 | 服务器错误 | 错。", "500 | 其他 | 错。"),
    rows: {
      400: { reason: "请求错误", meaning: "错。", className: "BadRequest" },
      500: { reason: "服务器错误", meaning: "错。", className: "InternalServerError" },
    },
    assumptions: [
      "500 is listed again with another text; left out is: 其他 | 错。",
      '400 has the reason "请求错误"; the IANA registry has "Bad Request".',
      '500 has the reason "服务器错误"; the IANA registry has "Internal Server Error".',
      'The reason of 400 makes no name of a class; it is called "BadRequest".',
      'The reason of 500 makes no name of a class; it is called "InternalServerError".',
    ],
  },
  {
    title: "reasons that make no name, beside one that has the name and statuses that are not registered",
    text: markdown(
      HEADING,
      "200 | 好 | 好。",
      "400 | 错误 | 错。",
      "422 | Bad Request | 错。",
      "498 | 错误 | 错。",
      "500 | Internal Server Error | 错。",
    ),
    rows: {
      200: { reason: "好", meaning: "好。" },
      400: { reason: "错误", meaning: "错。", className: "BadRequest400" },
      422: { reason: "Bad Request", meaning: "错。" },
      498: { reason: "错误", meaning: "错。", className: "ClientError498" },
      500: { reason: "Internal Server Error", meaning: "错。" },
    },
    assumptions: [
      '200 has the reason "好"; the IANA registry has "OK".',
      '400 has the reason "错误"; the IANA registry has "Bad Request".',
      '422 has the reason "Bad Request"; the IANA registry has "Unprocessable Content".',
      "498 is not in the IANA registry of statuses.",
      'The reason of 400 makes no name of a class; it is called "BadRequest400".',
      'The reason of 498 makes no name of a class; it is called "ClientError498".',
    ],
  },
  {
    title: "codes that are words, of which several have one status",
    text: markdown(
      "code | message | status",
      "AccessDenied | No. | 403 Forbidden",
      "NoSuchKey | It is not here. | 404 Not Found",
      "NoSuchBucket | That is not here either. | 404 Not Found",
    ),
    rows: {},
    codes: {
      AccessDenied: { statuses: [403], meaning: "No.", remedy: "" },
      NoSuchKey: { statuses: [404], meaning: "It is not here.", remedy: "" },
      NoSuchBucket: { statuses: [404], meaning: "That is not here either.", remedy: "" },
    },
    assumptions: [
      "Column 1 (code) is read as the codes.",
      "Column 2 (message) is read as their meaning.",
      "page-1 lists 3 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "codes of three digits, beside statuses that are registered",
    text: markdown(
      "code | status | message",
      "101 | 400 | It is wrong.",
      "104 | 400 | It is long.",
      "105 | 404 | It is away.",
    ),
    rows: {},
    codes: {
      101: { statuses: [400], meaning: "It is wrong.", remedy: "" },
      104: { statuses: [400], meaning: "It is long.", remedy: "" },
      105: { statuses: [404], meaning: "It is away.", remedy: "" },
    },
    assumptions: [
      "Column 1 (code) is read as the codes.",
      "Column 3 (message) is read as their meaning.",
      "page-1 lists 3 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "a column of standard phrases between status and code, which is no meaning",
    text: markdown(
      "status | type | code | cause",
      "400 | Bad request | ELB.8902 | It is wrong.",
      "404 | Not Found | ELB.8904 | It is away.",
    ),
    rows: {},
    codes: {
      "ELB.8902": { statuses: [400], meaning: "It is wrong.", remedy: "" },
      "ELB.8904": { statuses: [404], meaning: "It is away.", remedy: "" },
    },
    assumptions: [
      "Column 3 (code) is read as the codes.",
      "Column 4 (cause) is read as their meaning.",
      "Column 2 (type) is not used.",
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "codes whose messages are in front of them, and rows that are shorter than others",
    text: html(
      "<th>message<th>code<th>status",
      "<td>It is wrong.<td>K.1<td>400",
      "<td>It is away.<td>K.2<td>404",
      "<td>It is odd.",
      "<td>It is odd.<td>K.3",
    ),
    rows: {},
    codes: {
      "K.1": { statuses: [400], meaning: "It is wrong.", remedy: "" },
      "K.2": { statuses: [404], meaning: "It is away.", remedy: "" },
    },
    assumptions: [
      "Column 2 (code) is read as the codes.",
      "Column 1 (message) is read as their meaning.",
      "A row without a code or a status is left out: It is odd.",
      "The code K.3 has no status, and is left out: It is odd. | K.3",
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "codes without messages, and ranges of codes",
    text: html(
      "<th><th>",
      "<td>400<td>K.1",
      "<td>400<td>K.2~9",
      "<td>400<td>K.2 to K.9",
      "<td>400<td>K-1-2",
      "<td>400<td>1001-1099",
    ),
    rows: {},
    codes: {
      "K.1": { statuses: [400], meaning: "Bad Request", remedy: "" },
      "K-1-2": { statuses: [400], meaning: "Bad Request", remedy: "" },
    },
    assumptions: [
      "Column 2 is read as the codes.",
      'The code K.1 has no meaning; the standard phrase "Bad Request" is used.',
      '"K.2~9" is not one code, so the row is left out: 400 | K.2~9',
      '"K.2 to K.9" is not one code, so the row is left out: 400 | K.2 to K.9',
      'The code K-1-2 has no meaning; the standard phrase "Bad Request" is used.',
      '"1001-1099" is not one code, so the row is left out: 400 | 1001-1099',
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "a code again with another remedy",
    text: markdown(
      "status | code | message | handling",
      "400 | K.1 | It is wrong. | Mend it.",
      "400 | K.1 | It is wrong. | Leave it.",
    ),
    rows: {},
    codes: { "K.1": { statuses: [400], meaning: "It is wrong.", remedy: "Mend it." } },
    assumptions: [
      "Column 2 (code) is read as the codes.",
      "Column 3 (message) is read as their meaning.",
      "Column 4 (handling) is read as their remedy.",
      "The code K.1 is listed again with another text, which is left out: It is wrong. | Leave it.",
      "page-1 lists 1 code, but no statuses: extend a profile that has them.",
    ],
  },
  {
    title: "a code that is the name of a property of every object",
    text: html(
      "<th>status<th>code<th>message",
      "<td>400<td>__proto__<td>It is wrong.",
      "<td>400<td>constructor<td>It is long.",
    ),
    rows: {},
    codes: Object.fromEntries([
      ["__proto__", { statuses: [400], meaning: "It is wrong.", remedy: "" }],
      ["constructor", { statuses: [400], meaning: "It is long.", remedy: "" }],
    ]),
    assumptions: [
      "Column 2 (code) is read as the codes.",
      "Column 3 (message) is read as their meaning.",
      "page-1 lists 2 codes, but no statuses: extend a profile that has them.",
    ],
  },
];

it.each([...STATUSES, ...CODES])("reads $title", ({ text, rows, codes = {}, assumptions }) => {
  const reading = read(text);
  expect(Object.fromEntries(reading.rows)).toEqual(rows);
  const codesRead = [...reading.codes].map(([code, entry]) => [
    code,
    { ...entry, statuses: [...entry.statuses] },
  ]);
  expect(Object.fromEntries(codesRead)).toEqual(codes);
  expect(reading.assumptions).toEqual(assumptions);
});

it("reads several documents as one", () => {
  const reading = read(
    markdown(HEADING, BAD_REQUEST, SERVER_ERROR, "4XX | Client Error | Any other."),
    `${markdown("name | most", "keys | 20")}\n${markdown("status | code | message", "400 | KMS.0308 | It is long.")}`,
  );
  expect(Object.fromEntries(reading.rows)).toEqual(ROWS);
  expect([...reading.codes.keys()]).toEqual(["KMS.0308"]);
  expect(reading.assumptions).toEqual([
    'page-1: "4XX" is not one status, so the row is left out: 4XX | Client Error | Any other.',
    "page-2, table 2: Column 2 (code) is read as the codes.",
    "page-2, table 2: Column 3 (message) is read as their meaning.",
    "page-2, table 1: It has no column of statuses or codes, and is not read.",
  ]);
});

it.each([
  { title: "quotas", lines: ["resource | quota", "Keys | 100", "Aliases of a key | 300", "Grants | 500"] },
  { title: "rates", lines: ["plan | requests | burst", "Free | 100 | 150", "Pro | 300 | 500"] },
  {
    title: "lengths",
    lines: ["field | most characters | what it is", "name | 255 | The name.", "tags | 100 | The tags."],
  },
  { title: "ports", lines: ["port | protocol | use", "443 | TCP | HTTPS", "123 | UDP | Time"] },
  {
    title: "operations with their statuses",
    lines: ["operation | success | errors", "GET /keys | 200 | 400, 500", "POST /keys | 201 | 400, 409"],
  },
  {
    title: "operations with the status of success at the end",
    lines: [
      "method | path | what it does | status",
      "GET | /keys | Lists keys. | 200",
      "POST | /keys | Makes one. | 201",
    ],
  },
])("reads no statuses in a table of $title", ({ lines: [heading = "", ...rows] }) => {
  const reading = read(`${markdown(HEADING, BAD_REQUEST, SERVER_ERROR)}\n${markdown(heading, ...rows)}`);
  expect(Object.fromEntries(reading.rows)).toEqual(ROWS);
  expect(reading.assumptions).toEqual(["Table 2: It has no column of statuses or codes, and is not read."]);
});

it("reads a table of statuses that are not registered, after one that is regular", () => {
  const { rows } = read(
    `${markdown(HEADING, BAD_REQUEST, SERVER_ERROR)}\n${markdown(HEADING, "498 | Invalid Token | It is old.", "520 | Unknown Error | It is odd.")}`,
  );
  expect([...rows.keys()]).toEqual([400, 498, 500, 520]);
});

it("reads reasons in front of statuses, with numbers behind them", () => {
  const { rows } = read(
    markdown("error | status | seconds to wait", "Bad Request | 400 | 0", "Internal Server Error | 500 | 30"),
  );
  expect([...rows].map(([status, { reason }]) => [status, reason])).toEqual([
    [400, "Bad Request"],
    [500, "Internal Server Error"],
  ]);
});

const NOTHING = "page-1 has no table of statuses, and none of codes with their statuses";

it.each([
  { title: "without a table", text: "# Status codes", message: NOTHING },
  {
    title: "whose tables are about something else",
    text: markdown("name | most", "keys | 20", "aliases | 30"),
    message: NOTHING,
  },
  {
    title: "whose statuses stand in a table that is too wide",
    text: html(`<td>400${"<td>x".repeat(50)}`),
    message: NOTHING,
  },
  {
    title: "whose statuses have no texts",
    text: markdown("limit | most", "- | 400", "- | 500"),
    message: NOTHING,
  },
  {
    title: "whose codes have no statuses",
    text: markdown("code | message", "KMS.0101 | It is wrong.", "KMS.0102 | It is long."),
    message: NOTHING,
  },
  {
    title: "without a row 400 and a row 500",
    text: markdown(
      HEADING,
      "4XX | Client Error | It is wrong.",
      "404 | Not Found | It is away.",
      "200 | OK | Done.",
    ),
    message:
      "page-1 lists no 400 and no 500, to which all else falls back, so it is not a profile; it lists 404, 200; rows left out: 4XX | Client Error | It is wrong.",
  },
  {
    title: "whose 500 shares a row with others, and which has a row with a mark for a footnote",
    text: html(
      "<td>400<td>It is wrong.",
      "<td>404<sup>1</sup><td>It is away.",
      "<td>500, 502 - Server Errors<td>It is ours.",
    ),
    message:
      "page-1 lists no 500, to which all else falls back, so it is not a profile; it lists 400; rows left out: 4041 | It is away.; 500, 502 - Server Errors | It is ours.",
  },
  {
    title: "without a row 500",
    text: markdown(HEADING, BAD_REQUEST),
    message: "page-1 lists no 500, to which all else falls back, so it is not a profile; it lists 400",
  },
])("refuses a document $title", ({ text, message }) => {
  expect(() => read(text)).toThrow(new Refusal(message));
});

it("lists ten thousand assumptions, and that there are more", () => {
  const { assumptions } = read(
    markdown(HEADING, BAD_REQUEST, SERVER_ERROR, ...Array<string>(10_010).fill("4XX | Client Error | Any.")),
  );
  expect(assumptions).toHaveLength(10_001);
  expect(assumptions.at(-1)).toBe("There are more assumptions than are listed here.");
});
