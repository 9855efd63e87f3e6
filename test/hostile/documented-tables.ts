import type { ProfileName } from "./settings";

interface DocumentedRow {
  readonly reason: string;
  readonly meaning: string;
  readonly code?: string;
}

// Copied from the published pages, not from src: the suite must not agree with a mistake of the tables there.
export const DOCUMENTED: Record<ProfileName, Readonly<Record<number, DocumentedRow>>> = {
  base: {
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
  kms: {
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
};

const KMS_FALLBACKS: Readonly<Record<number, number>> = { 401: 403, 406: 400, 409: 400, 503: 500 };

/** The status that the published table answers where `thrown` was meant. */
export function documentedStatus(profile: ProfileName, thrown: number): number {
  if (thrown in DOCUMENTED[profile]) return thrown;
  const fallback = profile === "kms" ? KMS_FALLBACKS[thrown] : undefined;
  return fallback ?? (thrown >= 400 && thrown < 500 ? 400 : 500);
}
