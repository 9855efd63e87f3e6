import type { Envelope } from "../envelopes/envelope";
import { answeredStatus } from "../profiles/answered-status";
import type { Profile } from "../profiles/profile";
import { readString } from "../values/read-property";
import { prepareBodies, type BodyTemplates } from "./body-template";
import { kebabCase } from "./kebab-case";

/** The row that answers one status, with all that is constant for it made once. */
export interface AnswerRow {
  readonly status: number;
  readonly reason: string;
  readonly meaning: string;
  readonly code: string | undefined;
  readonly type: string;
  readonly templates: BodyTemplates;
}

/** The rows by the status that was thrown: every status of an error has one. */
export interface AnswerRows {
  get(thrown: number): AnswerRow;
}

/** What the answers of one error handler have in common. */
export interface Answers {
  readonly rows: AnswerRows;
  readonly envelope: Envelope;
  readonly challenge: string | undefined;
  readonly debug: boolean;
}

/** What {@link prepareAnswers} takes: the options of a handler that its answers depend on. */
export interface AnswerOptions extends Omit<Answers, "rows"> {
  readonly profile: Profile;
  readonly typeBase: string | undefined;
}

/** Makes once what is the same in every answer. */
export function prepareAnswers({ profile, typeBase, ...rest }: AnswerOptions): Answers {
  const listed = new Map<number, AnswerRow>();
  for (const [status, row] of Object.entries(profile.rows)) {
    const { reason, meaning } = row;
    const code = readString(row, "code");
    const type =
      typeBase === undefined ? "about:blank" : `${typeBase.replace(/\/+$/, "")}/${kebabCase(reason)}`;
    const told = { status: Number(status), reason, type };
    listed.set(told.status, { ...told, meaning, code, templates: prepareBodies(rest.envelope, told) });
  }
  const rows = new Map<number, AnswerRow | undefined>();
  for (let thrown = 400; thrown < 600; thrown++)
    rows.set(thrown, listed.get(answeredStatus(profile, thrown)));
  // A profile lists every status that it answers with, so each has a row.
  return { rows: rows as AnswerRows, ...rest };
}
