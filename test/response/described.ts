import { baseProfile, type HttpError } from "../../src";
import {
  buildResponse,
  type ErrorResponse,
  planResponses,
  type ResponseOptions,
} from "../../src/response/build-response";

export interface Described extends ErrorResponse {
  /** The body, parsed. */
  readonly told: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
  /** The value that a header ends up with: the last one of its name. */
  header(name: string): string | readonly string[] | undefined;
}

/** What the client receives for an error, under the base profile unless the options say otherwise. */
export function described(
  error: HttpError,
  options: Partial<ResponseOptions> = {},
  requestId?: string,
): Described {
  const notes: string[] = [];
  const { profile = baseProfile } = options;
  const plan = planResponses({ profile, envelope: profile.envelope, ...options });
  const response = buildResponse(error, plan, requestId, (note) => void notes.push(note));
  return {
    ...response,
    told: JSON.parse(response.body) as Record<string, unknown>,
    notes,
    header: (name) => {
      const found = response.headers.findLast(([header]) => header.toLowerCase() === name.toLowerCase())?.[1];
      return found ?? (name === "WWW-Authenticate" ? response.challenge : undefined);
    },
  };
}
