import { nestedErrorCode } from "../envelopes/nested-error-code";
import { defineProfile } from "./define-profile";

/**
 * The table of the Key Management Service, with its texts, its codes and its error-code bodies.
 *
 * @example
 * ```ts
 * app.use("/v1.0/:projectId/kms", kmsRouter, notFound(), errorHandler({ profile: kmsProfile }));
 * ```
 */
export const kmsProfile = defineProfile({
  name: "KMS",
  rows: {
    200: { reason: "OK", meaning: "Request processed successfully." },
    204: {
      reason: "No Content",
      meaning: "The request is processed successfully and no content is returned.",
    },
    400: { reason: "Bad Request", meaning: "The request parameter is incorrect.", code: "KMS.0308" },
    403: {
      reason: "Forbidden",
      meaning: "The server understood the request, but is refusing to fulfill it.",
      code: "KMS.0306",
    },
    404: {
      reason: "Not Found",
      meaning: "The requested resource does not exist or not found.",
      code: "KMS.0207",
    },
    500: { reason: "Internal Server Error", meaning: "Internal service error.", code: "KMS.0101" },
  },
  // The service documents a bad token as 403.
  fallbacks: { 401: 403, 406: 400, 409: 400, 503: 500 },
  envelope: nestedErrorCode(),
});
