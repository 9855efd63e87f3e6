import { createHash } from "node:crypto";

/** The style of all pages: one column, the fonts of the system, light and dark, on paper black and white. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fff; --panel: #f5f6f8; --line: #dfe3e8; --ink: #1b1f24; --soft: #57606a; --link: #0a58ca;
  --success: #14632e; --success-ground: #e3f4e8;
  --client: #7d4500; --client-ground: #fdf0d8;
  --server: #9c1c1c; --server-ground: #fde8e8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --panel: #1d2126; --line: #31373e; --ink: #e9ecef; --soft: #a5adb6; --link: #8cb8ff;
    --success: #8fdba5; --success-ground: #163322;
    --client: #ffc876; --client-ground: #3a2b10;
    --server: #ffa8a3; --server-ground: #421c1c;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, sans-serif; background: var(--ground); color: var(--ink); }
body { margin: 0 auto; max-width: 56rem; padding: 0 1.25rem 4rem; overflow-wrap: anywhere; }
header { padding: 1.25rem 0; border-bottom: 1px solid var(--line); margin-bottom: 2.5rem; }
main { padding-top: 2.5rem; }
header + main { padding-top: 0; }
a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: .25rem; }
h1 { font-size: clamp(1.75rem, 1.3rem + 2.2vw, 2.5rem); line-height: 1.2; letter-spacing: -.02em; margin: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .75rem; }
p { margin: 0; max-width: 42rem; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .9em; direction: ltr; unicode-bidi: isolate; }
.lead { font-size: 1.2rem; line-height: 1.5; margin-top: 1rem; }
.soft { color: var(--soft); }
.title { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
.badges { display: flex; flex-wrap: wrap; align-content: start; gap: .35rem; }
.badge {
  display: inline-block; padding: .1em .6em; border: 1px solid transparent; border-radius: .4rem;
  font-weight: 600; font-size: .95rem; font-variant-numeric: tabular-nums; letter-spacing: 0; text-align: center;
}
h1 .badge { font-size: .7em; }
.success { color: var(--success); background: var(--success-ground); }
.client { color: var(--client); background: var(--client-ground); }
.server { color: var(--server); background: var(--server-ground); }
.entries { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.entries > li {
  display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: .5rem 1rem;
  padding: .9rem 0; border-bottom: 1px solid var(--line); break-inside: avoid;
}
.entries a { font-weight: 600; }
.issues > li { grid-template-columns: 14rem minmax(0, 1fr); }
.more { margin-top: 1rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem 1.5rem; margin: 1.75rem 0 0; }
dt { color: var(--soft); grid-column: 1; }
dd { margin: 0; grid-column: 2; max-width: 42rem; }
pre {
  margin: 0 0 1rem; padding: 1rem 1.25rem; overflow-x: auto; line-height: 1.6;
  background: var(--panel); border: 1px solid var(--line); border-radius: .6rem; overflow-wrap: normal;
}
pre .soft { font-weight: 400; }
@media (max-width: 34rem) {
  .entries > li { grid-template-columns: 3.5rem minmax(0, 1fr); gap: .25rem .75rem; }
  .issues > li, dl { grid-template-columns: minmax(0, 1fr); }
  dl { gap: .1rem; }
  dd { grid-column: 1; }
  dd + dt { margin-top: .75rem; }
  pre { padding: .85rem 1rem; }
}
@media print {
  :root {
    --ground: #fff; --panel: #fff; --line: #999; --ink: #000; --soft: #333; --link: #000;
    --success: #000; --success-ground: #fff; --client: #000; --client-ground: #fff; --server: #000; --server-ground: #fff;
  }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  .badge { border-color: #999; }
  h2 { break-after: avoid; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
`;

/** What a page may load: its own style, by its hash, and nothing else. */
export const STYLE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;
