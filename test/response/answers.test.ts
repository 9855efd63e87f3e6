import { baseProfile, kmsProfile, problemDetails } from "../../src";
import { prepareAnswers } from "../../src/response/build-response";

const OPTIONS = {
  profile: baseProfile,
  envelope: problemDetails(),
  typeBase: undefined,
  challenge: undefined,
  debug: false,
};

describe("prepareAnswers", () => {
  it.each([baseProfile, kmsProfile])("has an error row of the $name profile for every status", (profile) => {
    const { rows } = prepareAnswers({ ...OPTIONS, profile });
    for (let thrown = 400; thrown < 600; thrown++) {
      const { status, reason, meaning, code } = rows.get(thrown);
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
    expect(prepareAnswers({ ...OPTIONS, typeBase }).rows.get(404).type).toBe(type);
  });
});
