import { decodeDocument, formatOfFile, formatOfText } from "../../src/documents/decode-document";
import { Refusal } from "../../src/documents/refusal";

const utf16 = Buffer.from("\ufeffä", "utf16le");

it.each([
  { title: "UTF-8 by default", bytes: Buffer.from("ä"), text: "ä" },
  { title: "UTF-8 with a byte order mark", bytes: Buffer.from("\ufeffä"), text: "ä" },
  { title: "UTF-16 by its mark", bytes: utf16, text: "ä" },
  { title: "big-endian UTF-16 by its mark", bytes: Buffer.from(utf16).swap16(), text: "ä" },
  {
    title: "what the HTML declares",
    bytes: Buffer.concat([Buffer.from('<meta charset="gbk">'), Buffer.from([0xb4, 0xed])]),
    text: '<meta charset="gbk">错',
  },
  {
    title: "what the HTML declares as a header",
    bytes: Buffer.from(
      "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>\xe4",
      "latin1",
    ),
    text: "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>ä",
  },
  {
    title: "what the XHTML declares",
    bytes: Buffer.from('<?xml version="1.0" encoding="windows-1252"?>\x80', "latin1"),
    text: '<?xml version="1.0" encoding="windows-1252"?>€',
  },
  {
    title: "UTF-8 where UTF-16 is declared in ASCII",
    bytes: Buffer.from('<meta charset="utf-16">ä'),
    text: '<meta charset="utf-16">ä',
  },
  ...[
    '<meta charset=""><meta charset="utf-8">ä',
    '<!-- <meta charset="gbk"> --><meta charset="utf-8">ä',
    '<meta name="description" content="how to set charset=iso-8859-1"><meta charset="utf-8">ä',
    '<script>document.write(\'<meta charset="gbk">\')</script><meta charset="utf-8">ä',
    '<title><meta charset="gbk"></title><p charset="gbk" title=\'<meta charset="gbk">\'>ä',
    '<meta http-equiv="refresh" content="1; charset=gbk">ä',
    '<meta http-equiv="content-type" content="text/html">ä',
    `${" ".repeat(1_100)}<meta charset="gbk">ä`,
  ].map((text) => ({
    title: `UTF-8 where nothing else is declared: ${text.trim()}`,
    bytes: Buffer.from(text),
    text,
  })),
  {
    title: "what is declared first",
    bytes: Buffer.from('<html><head><meta charset=" latin1 "><meta charset="utf-8">\xe4', "latin1"),
    text: '<html><head><meta charset=" latin1 "><meta charset="utf-8">ä',
  },
  {
    title: "its mark before what the HTML declares",
    bytes: Buffer.from('\ufeff<meta charset="gbk">ä'),
    text: '<meta charset="gbk">ä',
  },
])("decodes $title", ({ bytes, text }) => {
  expect(decodeDocument(bytes, "page.html", "html")).toBe(text);
});

it.each([
  { format: "md" as const, text: '# Page\n\nWrite `<meta charset="iso-8859-1">`: ä' },
  { format: "rst" as const, text: 'Write ``<meta charset="iso-8859-1">``: ä' },
  { format: undefined, text: '# Page\n\nWrite `<meta charset="iso-8859-1">`: ä' },
])("takes no declaration of a document that is not HTML: $format", ({ format, text }) => {
  expect(decodeDocument(Buffer.from(text), "page", format)).toBe(text);
});

it("takes the declaration of a document that begins like HTML", () => {
  const text = '<!doctype html><meta charset="iso-8859-1">\xe4';
  expect(decodeDocument(Buffer.from(text, "latin1"), "standard input", undefined)).toBe(text);
});

it.each([
  {
    title: "bytes that are not UTF-8",
    bytes: Buffer.from([0x61, 0xe4]),
    message: "page.html has bytes that are not utf-8",
  },
  {
    title: "an encoding that nobody knows",
    bytes: Buffer.from('<meta charset="klingon">'),
    message: 'page.html declares the encoding "klingon", which is unknown',
  },
  {
    title: "null characters",
    bytes: Buffer.from("PK\0"),
    message: "page.html is not a text, since it has null characters",
  },
])("refuses $title", ({ bytes, message }) => {
  expect(() => decodeDocument(bytes, "page.html", "html")).toThrow(new Refusal(message));
});

it.each([
  { file: "docs/page.md", format: "md" },
  { file: "PAGE.HTM", format: "html" },
  { file: "page.rst", format: "rst" },
  { file: "page.txt", format: undefined },
  { file: "page", format: undefined },
])("knows the format of $file by its name", ({ file, format }) => {
  expect(formatOfFile(file)).toBe(format);
});

it.each([
  { text: "\n<!DOCTYPE html><p>", format: "html" },
  { text: '<?xml version="1.0"?>', format: "html" },
  { text: "Codes\n\n| a | b |\n| --- | :-: |\n", format: "md" },
  { text: "a | b\n--- | ---\n1 | 2", format: "md" },
  { text: "Codes\n\n## Statuses\n", format: "md" },
  { text: "Codes\n=====\n\n=== ===\n400 No.\n", format: undefined },
  { text: "<table><tr><td>400", format: undefined },
])("knows the format of $text by how it is written", ({ text, format }) => {
  expect(formatOfText(text)).toBe(format);
});
