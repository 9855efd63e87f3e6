import { defineProfile } from "../../src";

export const BASE = "https://api.example.com/v1/problems";

/** A profile whose texts try to be markup, and whose codes have what an address escapes. */
export const HOSTILE = defineProfile({
  name: 'The "hostile" <b>API</b>',
  rows: {
    200: { reason: "Fine", meaning: "It is <b>fine</b>." },
    201: { reason: "Fine", meaning: "It is made." },
    400: {
      reason: "Bad <script>alert(1)</script>",
      meaning: "</title><script>alert(2)</script>\u0000\u0007",
    },
    404: { reason: "Nicht gefunden & weg", meaning: "' onmouseover='alert(3)" },
    409: { reason: "Fine", meaning: 'A "quoted" meaning.', className: "NotFine" },
    500: { reason: "Größe ☃", meaning: "Our fault." },
  },
  codes: {
    "A/B <i>": { status: [404, 400], meaning: "<img src=x onerror=alert(4)>", remedy: "</p><script>" },
    "ä.1%": { status: 500, meaning: "It broke.", href: 'https://example.com/?a="b"&c' },
  },
});
