/** A line of a published page: second column the reason, third the meaning; the code is of the service's list. */
export interface PublishedRow {
  readonly status: number;
  readonly reason: string;
  readonly meaning: string;
  readonly code?: string;
}

// Copied from the published pages, so that a table in src that departs from them is noticed.
export const PUBLISHED_BASE: readonly PublishedRow[] = [
  { status: 200, reason: "OK", meaning: "The request has succeeded." },
  {
    status: 204,
    reason: "No Content",
    meaning: "The server successfully processed the request and is not returning any content.",
  },
  { status: 400, reason: "Bad Request", meaning: "Incorrect parameter" },
  { status: 401, reason: "Unauthorized", meaning: "Authentication failed." },
  { status: 403, reason: "Forbidden", meaning: "No permission. The access is denied." },
  { status: 404, reason: "Not Found", meaning: "The requested resource could not be found." },
  { status: 406, reason: "Not Acceptable", meaning: "The request is unacceptable." },
  {
    status: 409,
    reason: "Conflict",
    meaning: "The request could not be processed because of conflict in the current state of the resource.",
  },
  { status: 500, reason: "Internal Error", meaning: "Internal server error" },
  { status: 503, reason: "Server Unavailable", meaning: "The server is currently unavailable." },
];

export const PUBLISHED_KMS: readonly PublishedRow[] = [
  { status: 200, reason: "OK", meaning: "Request processed successfully." },
  {
    status: 204,
    reason: "No Content",
    meaning: "The request is processed successfully and no content is returned.",
  },
  { status: 400, reason: "Bad Request", meaning: "The request parameter is incorrect.", code: "KMS.0308" },
  {
    status: 403,
    reason: "Forbidden",
    meaning: "The server understood the request, but is refusing to fulfill it.",
    code: "KMS.0306",
  },
  {
    status: 404,
    reason: "Not Found",
    meaning: "The requested resource does not exist or not found.",
    code: "KMS.0207",
  },
  { status: 500, reason: "Internal Server Error", meaning: "Internal service error.", code: "KMS.0101" },
];
