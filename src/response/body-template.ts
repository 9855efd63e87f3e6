import type { Envelope } from "../envelopes/envelope";
import { OWN_ENVELOPES } from "../envelopes/own-envelopes";
import type { Problem } from "../envelopes/problem";
import type { AnswerRow } from "./answers";
import { escapeHtml } from "./escape-html";
import { jsonOf } from "./json-of";

/** The members of a problem that differ between the answers of one row, where an error has no more to tell. */
type OpenMember = "detail" | "code" | "requestId";

/** The JSON of a body, cut at its open members: a piece of it, the name of a member, the next piece, and so on. */
export type BodyTemplate = readonly string[];

/** The templates of a row, each at the number of its {@link shapeOf shape}. */
export type BodyTemplates = readonly (BodyTemplate | undefined)[];

/** What a problem takes from its row. */
type RowMembers = Pick<Problem, "status" | "reason" | "type">;

/** Marks an open member. No reason and no type holds it, being Latin-1. */
const MARK = "\uE000";
const MARKED = new RegExp(`"${MARK}(\\w+)${MARK}"`);

/** What is safe within quotes as it is: printable ASCII that neither JSON nor a page takes for more. */
const PLAIN = /^[ !#-%'-;=?-[\]-~]*$/;

/** Writes once what all bodies of a row have in common. Another's envelope may tell two problems in two ways. */
export function prepareBodies(envelope: Envelope, { status, reason, type }: RowMembers): BodyTemplates {
  // While Object.prototype is polluted, a body has members that are nobody's, and JSON may be told otherwise.
  const isConstant = OWN_ENVELOPES.has(envelope) && Object.keys(Object.prototype).length === 0;
  // Each place is set, so that none is read through a polluted Object.prototype.
  const templates: (BodyTemplate | undefined)[] = [];
  for (const code of [undefined, marked("code")]) {
    for (const requestId of [undefined, marked("requestId")]) {
      const problem = { status, reason, type, detail: marked("detail"), code, requestId };
      templates[shapeOf(problem)] = isConstant ? jsonOf(envelope, problem)?.split(MARKED) : undefined;
    }
  }
  return templates;
}

/** The body of a problem by the template that fits it, or undefined where none does. */
export function fillTemplate(row: AnswerRow, problem: Problem): string | undefined {
  const { type, issues, instance, extensions, stack, cause } = problem;
  if (type !== row.type || (issues ?? instance ?? extensions ?? stack ?? cause) !== undefined)
    return undefined;
  const template = row.templates[shapeOf(problem)];
  if (template === undefined) return undefined;
  let text = "";
  let isOpen = false;
  for (const piece of template) {
    text += isOpen ? quote(String(problem[piece as OpenMember])) : piece;
    isOpen = !isOpen;
  }
  return text;
}

/** Which members a body has beside those that all have. */
function shapeOf({ code, requestId }: Problem): number {
  return (code === undefined ? 0 : 1) + (requestId === undefined ? 0 : 2);
}

function marked(member: OpenMember): string {
  return MARK + member + MARK;
}

function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeHtml(JSON.stringify(text));
}
