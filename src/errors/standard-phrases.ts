/** The reason phrases of the IANA HTTP Status Code Registry, as RFC 9110 and its extensions word them. */
const STANDARD_PHRASES: Readonly<Partial<Record<number, string>>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  417: "Expectation Failed",
  421: "Misdirected Request",
  422: "Unprocessable Content",
  423: "Locked",
  424: "Failed Dependency",
  425: "Too Early",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
  506: "Variant Also Negotiates",
  507: "Insufficient Storage",
  508: "Loop Detected",
  510: "Not Extended",
  511: "Network Authentication Required",
};

/** Phrases that http-errors still fills in, from before RFC 9110 or from outside the registry. */
const LEGACY_PHRASES: Readonly<Partial<Record<number, string>>> = {
  413: "Payload Too Large",
  418: "I'm a Teapot",
  422: "Unprocessable Entity",
  509: "Bandwidth Limit Exceeded",
};

/** The standard phrase of an error status; of an unregistered one the name of its class (RFC 9110 section 15). */
export function standardPhrase(status: number): string {
  return STANDARD_PHRASES[status] ?? (status < 500 ? "Client Error" : "Server Error");
}

/** Whether `message` says no more than the status does: it is empty, or a phrase that stands for the status. */
export function isNoMessage(status: number, message: string): boolean {
  return (
    message === "" ||
    message === standardPhrase(status) ||
    message === (LEGACY_PHRASES[status] ?? phraseOfClass(status))
  );
}

/** What http-errors fills in for a status that is not registered: the phrase of the x00 of its class. */
function phraseOfClass(status: number): string | undefined {
  return STANDARD_PHRASES[status] === undefined ? STANDARD_PHRASES[status < 500 ? 400 : 500] : undefined;
}

/** The message of an error of `status`: the one that was given, if any. */
export function ownMessage(status: number, message: unknown): string {
  return typeof message === "string" && message !== "" ? message : standardPhrase(status);
}
