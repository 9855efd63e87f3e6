/** What the client receives. */
export interface ErrorResponse {
  /** The status of the answer; the profile lists it. */
  readonly status: number;
  /** The status that the error was thrown with. */
  readonly originalStatus: number;
  /** The documented reason text. */
  readonly reason: string;
  /** The headers in the order they are set; of two of one name the later wins, but Vary is added to. */
  readonly headers: readonly HeaderPair[];
  /** The `WWW-Authenticate` to be set where nothing else has set one; absent where none is needed. */
  readonly challenge?: string | undefined;
  /** The body, JSON. */
  readonly body: string;
}

/** The name of a header and its value; a list is sent as one header for each of its values. */
export type HeaderPair = readonly [name: string, value: string | readonly string[]];
