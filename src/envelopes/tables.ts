/**
 * The base table of the public cloud's APIs, as plain data: what `baseProfile` is made of.
 *
 * @example
 * ```ts
 * const { reason, meaning } = baseTable.rows[406]; // "Not Acceptable", "The request is unacceptable."
 * ```
 */
export const baseTable = {
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
} as const;

/**
 * The table of the Key Management Service, as plain data: what `kmsProfile` is made of.
 *
 * @example
 * ```ts
 * const { code } = kmsTable.rows[404]; // "KMS.0207"
 * ```
 */
export const kmsTable = {
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
} as const;

/**
 * The error statuses of the IANA registry with the phrases of RFC 9110, as plain data: what `standardProfile` is
 * made of.
 *
 * @example
 * ```ts
 * const statuses = Object.keys(standardTable.rows); // "400", "401", "402", …
 * ```
 */
export const standardTable = {
  name: "standard",
  rows: {
    400: { reason: "Bad Request", meaning: "The request is malformed or holds something wrong." },
    401: { reason: "Unauthorized", meaning: "The request lacks valid credentials." },
    402: { reason: "Payment Required", meaning: "The request needs a payment first." },
    403: { reason: "Forbidden", meaning: "The request was understood, and is refused." },
    404: { reason: "Not Found", meaning: "There is no such resource." },
    405: { reason: "Method Not Allowed", meaning: "The resource does not take this method." },
    406: {
      reason: "Not Acceptable",
      meaning: "The resource has no representation that the request accepts.",
    },
    407: {
      reason: "Proxy Authentication Required",
      meaning: "The request lacks valid credentials for the proxy.",
    },
    408: { reason: "Request Timeout", meaning: "The request did not arrive in time." },
    409: { reason: "Conflict", meaning: "The request does not fit the current state of the resource." },
    410: { reason: "Gone", meaning: "The resource existed and does not any more." },
    411: { reason: "Length Required", meaning: "The request must say how long its body is." },
    412: { reason: "Precondition Failed", meaning: "A condition that the request made does not hold." },
    413: { reason: "Content Too Large", meaning: "The body of the request is larger than the server takes." },
    414: { reason: "URI Too Long", meaning: "The address is longer than the server takes." },
    415: {
      reason: "Unsupported Media Type",
      meaning: "The resource does not take a body of this media type or coding.",
    },
    416: { reason: "Range Not Satisfiable", meaning: "The resource has none of the ranges asked for." },
    417: { reason: "Expectation Failed", meaning: "The server cannot meet what the request expects." },
    421: {
      reason: "Misdirected Request",
      meaning: "The request reached a server that does not answer for this address.",
    },
    422: {
      reason: "Unprocessable Content",
      meaning: "The body is well-formed, but its instructions cannot be followed.",
    },
    423: { reason: "Locked", meaning: "The resource is locked." },
    424: { reason: "Failed Dependency", meaning: "The request depends on another one that failed." },
    425: {
      reason: "Too Early",
      meaning: "The request might be a replay, and the server does not take that risk.",
    },
    426: {
      reason: "Upgrade Required",
      meaning: "The server takes this request only over another protocol.",
    },
    428: { reason: "Precondition Required", meaning: "The request must state a condition." },
    429: { reason: "Too Many Requests", meaning: "Too many requests came in a short time." },
    431: {
      reason: "Request Header Fields Too Large",
      meaning: "The headers are larger than the server takes.",
    },
    451: {
      reason: "Unavailable For Legal Reasons",
      meaning: "The resource is withheld by demand of the law.",
    },
    500: { reason: "Internal Server Error", meaning: "The server failed in a way it did not expect." },
    501: { reason: "Not Implemented", meaning: "The server cannot do what the request asks." },
    502: { reason: "Bad Gateway", meaning: "Another server that was needed gave an invalid answer." },
    503: { reason: "Service Unavailable", meaning: "The server cannot answer at the moment." },
    504: { reason: "Gateway Timeout", meaning: "Another server that was needed did not answer in time." },
    505: { reason: "HTTP Version Not Supported", meaning: "The server does not take this version of HTTP." },
    506: {
      reason: "Variant Also Negotiates",
      meaning: "The server is set up wrongly for content negotiation.",
    },
    507: { reason: "Insufficient Storage", meaning: "The server cannot store what the request needs." },
    508: { reason: "Loop Detected", meaning: "The server met an endless loop on the way to an answer." },
    510: { reason: "Not Extended", meaning: "The request lacks an extension that the server needs." },
    511: {
      reason: "Network Authentication Required",
      meaning: "The client must authenticate to get network access.",
    },
  },
} as const;
