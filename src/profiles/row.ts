/** One line of a published table. */
export interface Row {
  /** The reason text: title of the body, phrase of the HTTP/1.1 status line. */
  readonly reason: string;
  /** The documented explanation: the detail of a body where the error brings no message of its own. */
  readonly meaning: string;
  /** The code of an error that brings none of its own; required where the envelope needs a code. */
  readonly code?: string;
}

/** A published table: rows by status. */
export type Rows = Readonly<Record<number, Row>>;
