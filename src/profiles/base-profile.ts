import { defineProfile } from "./define-profile";

/**
 * The base table of the public cloud's APIs, told as problem details. The default profile.
 *
 * @example
 * ```ts
 * const { reason, meaning } = baseProfile.rows[406]; // "Not Acceptable", "The request is unacceptable."
 * throw new baseProfile.errors.NotAcceptable("Keys are told as application/json alone.");
 * ```
 */
export const baseProfile = defineProfile({
  name: "base",
  rows: {
    200: { reason: "OK", meaning: "The request has succeeded." },
    204: {
      reason: "No Content",
      meaning: "The server successfully processed the request and is not returning any content.",
    },
    400: { reason: "Bad Request", meaning: "Incorrect parameter" },
    401: { reason: "Unauthorized", meaning: "Authentication failed." },
    403: { reason: "Forbidden", meaning: "No permission. The access is denied." },
    404: { reason: "Not Found", meaning: "The requested resource could not be found." },
    406: { reason: "Not Acceptable", meaning: "The request is unacceptable." },
    409: {
      reason: "Conflict",
      meaning: "The request could not be processed because of conflict in the current state of the resource.",
    },
    500: { reason: "Internal Error", meaning: "Internal server error" },
    503: { reason: "Server Unavailable", meaning: "The server is currently unavailable." },
  },
});
