import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { baseProfile, kmsProfile, type ErrorReport, type Mapper } from "../../../src";
import { containsSecret } from "../../support/secret";
import { answersOf } from "./answers-of";

/** A row of a documented table, whatever its status. */
interface AnyRow {
  readonly reason: string;
  readonly meaning: string;
  readonly code?: string;
}

const BASE: Readonly<Partial<Record<number, AnyRow>>> = baseProfile.rows;
const KMS: Readonly<Partial<Record<number, AnyRow>>> = kmsProfile.rows;

/** What the tests expect where a handler fails by doing `act`. */
export interface ExpectedAnswer {
  readonly act: () => unknown;
  readonly mappers?: readonly Mapper[];
  /** The status that the mapper gives it; the profiles may have none of that number. */
  readonly status: number;
}

/** The notes that say why a status of the upstream, or of the mapper, is not the one that was sent. */
const ABOUT_STATUS = /^The (?:profile "base" does not list|status \d{3} of the thrown)/;

/**
 * Lets a handler do what fails, and holds: the documented rows are told word for word, nothing else is, and the
 * thrown value is the cause. Returns the report and the headers under the base profile.
 */
export async function expectAnswered({ act, mappers, status }: ExpectedAnswer): Promise<{
  readonly report: ErrorReport;
  readonly headers: Readonly<Record<string, string>>;
}> {
  const handler: RequestHandler = async (_req, res) => {
    await act();
    res.sendStatus(204);
  };
  const { base, kms, report } = await answersOf([handler], (agent) => agent.get("/"), mappers);
  const { title, detail } = base.body as Record<string, unknown>;
  expect({ status: base.status, title, detail, phrase: phraseOf(base) }).toEqual(toldOf(BASE, base.status));
  expect(Object.keys(base.body as object)).toEqual(["type", "title", "status", "detail"]);
  const row = KMS[kms.status];
  expect(kms.body).toEqual({ error: { error_code: row?.code, error_msg: row?.meaning } });
  for (const response of [base, kms]) {
    expect(containsSecret(response.text + JSON.stringify(response.headers))).toBe(false);
  }
  if (report === undefined) throw new Error("Nothing was reported.");
  expect(report.thrownStatus).toBe(status);
  expect(report.httpError.cause).toBe(report.error);
  expect(report.notes.filter((note) => !ABOUT_STATUS.test(note))).toEqual([]);
  return { report, headers: base.headers };
}

function toldOf(rows: typeof BASE, status: number): object {
  const row = rows[status];
  return { status, title: row?.reason, detail: row?.meaning, phrase: row?.reason };
}

/** The phrase of the status line, which supertest keeps with the response of Node. */
function phraseOf(response: object): string | undefined {
  return (response as { res: IncomingMessage }).res.statusMessage;
}
