import { baseProfile, defineProfile, kmsProfile, standardProfile } from "../../src";
import { answeredStatus } from "../../src/profiles/profile";

const ERROR_STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);
const BASE = [400, 401, 403, 404, 406, 409, 500, 503];
const KMS_FALLBACKS = new Map([
  [401, 403],
  [403, 403],
  [404, 404],
]);

describe("answeredStatus", () => {
  it("under the base profile leaves a listed status, and answers any other with the x00 of its class", () => {
    const answered = ERROR_STATUSES.map((thrown) => answeredStatus(baseProfile, thrown));
    expect(answered).toEqual(
      ERROR_STATUSES.map((thrown) => (BASE.includes(thrown) ? thrown : thrown < 500 ? 400 : 500)),
    );
  });

  it("under the KMS profile answers every status from 400 to 599 as its service does", () => {
    const answered = ERROR_STATUSES.map((thrown) => answeredStatus(kmsProfile, thrown));
    expect(answered).toEqual(
      ERROR_STATUSES.map((thrown) => KMS_FALLBACKS.get(thrown) ?? (thrown < 500 ? 400 : 500)),
    );
  });

  it.each([
    { thrown: 418, answered: 400 },
    { thrown: 429, answered: 429 },
    { thrown: 509, answered: 500 },
    { thrown: 511, answered: 511 },
  ])("under the standard profile answers $thrown as $answered", ({ thrown, answered }) => {
    expect(answeredStatus(standardProfile, thrown)).toBe(answered);
  });

  it("answers with the fallback that a profile of one's own names, across classes too", () => {
    const profile = defineProfile({
      name: "orders",
      rows: {
        400: { reason: "Bad Order", meaning: "The order cannot be read." },
        500: { reason: "Kitchen Fire", meaning: "It is our fault." },
      },
      fallbacks: { 429: 500, 502: 400 },
    });
    expect([429, 428, 502, 503].map((thrown) => answeredStatus(profile, thrown))).toEqual([
      500, 400, 400, 500,
    ]);
  });

  it.each([
    { thrown: 200 },
    { thrown: 204 },
    { thrown: 304 },
    { thrown: 99 },
    { thrown: 0 },
    { thrown: Number.NaN },
  ])(
    "answers 500 for $thrown, which is not the status of an error, though a success row lists it",
    ({ thrown }) => {
      expect(answeredStatus(baseProfile, thrown)).toBe(500);
    },
  );

  it("takes nothing from Object.prototype", () => {
    const rows = Object.create({ 418: { reason: "x", meaning: "x" } }) as typeof baseProfile.rows;
    const fallbacks = Object.create({ 419: 503 }) as Record<number, number>;
    expect(answeredStatus({ rows, fallbacks }, 418)).toBe(400);
    expect(answeredStatus({ rows, fallbacks }, 419)).toBe(400);
  });
});
