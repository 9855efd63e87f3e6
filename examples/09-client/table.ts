import { problemDetails } from "express-error-profiles/envelopes";

/** What the library answers, as plain data: the server makes its profile of it, and a browser can load it too. */
export const libraryTable = {
  name: "library",
  envelope: problemDetails(),
  rows: {
    200: { reason: "OK", meaning: "Here it is." },
    201: { reason: "Created", meaning: "The book is lent." },
    400: { reason: "Bad Request", meaning: "The request is wrong." },
    404: { reason: "Not Found", meaning: "There is no such thing here." },
    409: { reason: "Conflict", meaning: "The book cannot be lent now." },
    500: { reason: "Internal Server Error", meaning: "The library failed." },
    503: { reason: "Service Unavailable", meaning: "The library is closed." },
  },
  codes: {
    "member-missing": { status: 400, meaning: "Say who wants the book, as member." },
    "book-unknown": { status: 404, meaning: "The library has no such book." },
    "book-lent": {
      status: 409,
      meaning: "Somebody else has the book.",
      remedy: "Try again when it is back.",
    },
    "too-many-books": { status: 409, meaning: "A member can have two books.", remedy: "Return one of them." },
    closed: { status: 503, meaning: "The library is closed at night.", remedy: "Come back in the morning." },
  },
} as const;
