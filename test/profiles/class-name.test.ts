import { className } from "../../src/profiles/class-name";

describe("className", () => {
  it.each([
    { reason: "Not Found", name: "NotFound", why: "joins words" },
    { reason: "URI Too Long", name: "URITooLong", why: "keeps capitals" },
    { reason: "server unavailable", name: "ServerUnavailable", why: "capitalises words" },
    { reason: "I'm a Teapot", name: "ImATeapot", why: "drops apostrophes" },
    {
      reason: "Non-Authoritative/Too Early",
      name: "NonAuthoritativeTooEarly",
      why: "splits at other characters",
    },
    { reason: "over_quota", name: "OverQuota", why: "splits at an underscore" },
    { reason: "  Two  spaces ", name: "TwoSpaces", why: "splits at several spaces, and those around it" },
    { reason: "90 Seconds", name: "90Seconds", why: "keeps the first digit and the last" },
    { reason: "Error 42b", name: "Error42b", why: "keeps digits" },
    { reason: "2fa Required", name: "2faRequired", why: "keeps a digit that begins" },
    { reason: "Größe überschritten", name: "GrößeÜberschritten", why: "keeps letters of Latin-1" },
    { reason: "a×b", name: "AB", why: "splits at what is no letter of Latin-1" },
    { reason: "--'--", name: "", why: "has nothing to say of what has no words" },
  ])("$why: $reason is $name", ({ reason, name }) => {
    expect(className(reason)).toBe(name);
  });
});
