import type { Envelope } from "./envelope";
import { flatErrorCode } from "./flat-error-code";
import { nestedErrorCode } from "./nested-error-code";
import { problemDetails } from "./problem-details";

/** The envelopes of this package, which make the same body of the same problem each time. */
export const OWN_ENVELOPES: ReadonlySet<Envelope> = new Set([
  problemDetails(),
  nestedErrorCode(),
  nestedErrorCode({ aliases: true }),
  flatErrorCode(),
]);
