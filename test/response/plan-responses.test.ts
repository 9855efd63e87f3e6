import { baseProfile, defineProfile, kmsProfile, problemDetails } from "../../src";
import { planResponses } from "../../src/response/build-response";

const OPTIONS = { profile: baseProfile, envelope: problemDetails() };

describe("planResponses", () => {
  it.each([baseProfile, kmsProfile])("has an error row of the $name profile for every status", (profile) => {
    const { rowOf } = planResponses({ ...OPTIONS, profile });
    for (let thrown = 400; thrown < 600; thrown++) {
      const { status, reason, meaning, code } = rowOf(thrown);
      const row = { reason, meaning, ...(code !== undefined && { code }) };
      expect(Object.entries(profile.rows)).toContainEqual([String(status), row]);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it.each([
    { typeBase: undefined, type: "about:blank" },
    { typeBase: "https://example.com/problems", type: "https://example.com/problems/not-found" },
    { typeBase: "https://example.com/problems///", type: "https://example.com/problems/not-found" },
    { typeBase: "urn:problems", type: "urn:problems/not-found" },
  ])("makes the type $type with the base $typeBase", ({ typeBase, type }) => {
    expect(planResponses({ ...OPTIONS, typeBase }).rowOf(404).type).toBe(type);
  });

  it.each([
    { reason: "I'm a Teapot", ending: "im-a-teapot" },
    { reason: "Non-Authoritative  Information", ending: "non-authoritative-information" },
    { reason: "Error 7 (network)", ending: "error-7-network" },
    { reason: "Zu früh", ending: "zu-fr%C3%BCh" },
    { reason: "not-found", ending: "not-found-418" },
    { reason: "OK", ending: "ok" },
    { reason: "???", ending: "418" },
  ])("ends the type of $reason in $ending", ({ reason, ending }) => {
    const teapot = { reason, meaning: "It is a teapot.", className: "Teapot" };
    const rows = { ...baseProfile.rows, 418: teapot };
    const profile = defineProfile({ name: "teapots", rows });
    expect(planResponses({ ...OPTIONS, profile, typeBase: "urn:p" }).rowOf(418).type).toBe(`urn:p/${ending}`);
  });
});
