/**
 * One line of a published table.
 *
 * @example
 * ```ts
 * const row: Row = { reason: "Not Found", meaning: "There is no such parcel.", code: "PCL.404" };
 * ```
 */
export interface Row {
  /** The reason text: title of the body, phrase of the HTTP/1.1 status line, e.g. `"Not Found"`. */
  readonly reason: string;
  /** The documented explanation, e.g. `"No such parcel."`: the detail where the error brings no message. */
  readonly meaning: string;
  /** The code of an error that brings none, e.g. `"PCL.404"`; required where the envelope needs a code. */
  readonly code?: string;
}

/**
 * A published table: rows by status.
 *
 * @example
 * ```ts
 * const rows = {
 *   400: { reason: "Bad Order", meaning: "The order cannot be read." },
 *   500: { reason: "Kitchen Fire", meaning: "It is our fault." },
 * } as const satisfies Rows;
 * ```
 */
export type Rows = Readonly<Record<number, Row>>;
