import type { Envelope } from "express-error-profiles";

/** `{"fault":{"code","text","reference"}}`: what the clients of this service have always read. */
export const parcelEnvelope: Envelope = {
  mediaType: "application/json",
  requiresCode: true,
  body: ({ code, detail, requestId }) => ({ fault: { code, text: detail, reference: requestId } }),
};
