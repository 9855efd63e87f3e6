import type { Envelope } from "../envelopes/envelope";
import { describeValue } from "../values/describe-value";
import { isText } from "../values/is-text";
import { isObject } from "../values/read-property";
import { definitionError } from "./definition-error";

/** What a header can carry on one line (RFC 9110 section 8.3). */
const MEDIA_TYPE = /^[\x20-\x7e]+$/;

/** Checks that an envelope has what {@link Envelope} says. */
export function checkEnvelope(subject: string, envelope: Envelope): void {
  const received: unknown = envelope;
  const isEnvelope =
    isObject(envelope) &&
    isText(envelope.mediaType) &&
    MEDIA_TYPE.test(envelope.mediaType) &&
    typeof envelope.requiresCode === "boolean" &&
    typeof envelope.body === "function";
  if (isEnvelope) return;
  throw definitionError(
    "wrong-option",
    `${subject} needs an envelope with mediaType, requiresCode and body, but received ${describeValue(received)}`,
    typeof received === "function"
      ? `Pass what ${received.name}() returns`
      : "Call problemDetails(), nestedErrorCode() or flatErrorCode(), or implement Envelope",
  );
}
