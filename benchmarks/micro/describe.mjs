import { built } from "./built.mjs";
import { manyCodes } from "./codes.mjs";
import { TWENTY_ISSUES } from "./issues.mjs";
import { measure, medianTimes } from "./measure.mjs";

const { BadRequest, baseProfile, defaultMappers, extendProfile, InternalError, kmsProfile } = built;
const { buildResponse, planResponses, toHttpError } = built;

const STEPS = 100;
const REQUEST_ID = "00000000-0000-4000-8000-000000000000";
const BASE = planOf(baseProfile);
const KMS = planOf(kmsProfile);

const kmsWithCodes = extendProfile(kmsProfile, { codes: manyCodes() });
const CODES = planOf(kmsWithCodes);

const described = new Array(STEPS);

/** What the pure part costs: from the thrown value to status, headers and body. */
export async function measureDescribing() {
  const plain = new BadRequest("The order is malformed.");
  const coded = kmsWithCodes.error("KMS.1007", "The order is malformed.");
  const detailed = new BadRequest("The order is malformed.", { issues: TWENTY_ISSUES });
  const hidden = new InternalError("The database at 10.0.0.1 is full.");
  const foreign = new TypeError("x is not a function");
  const times = medianTimes(
    await measure(
      {
        "an error of ours, base profile": taskOf(() => describe(plain, BASE)),
        "an error of ours, KMS profile": taskOf(() => describe(plain, KMS)),
        "an error of one of 160 codes": taskOf(() => describe(coded, CODES)),
        "a hidden error of ours": taskOf(() => describe(hidden, BASE)),
        "a foreign error, recognised and described": taskOf(() =>
          describe(toHttpError(foreign, defaultMappers, ignore, {}), BASE),
        ),
        "an error of ours with 20 issues": taskOf(() => describe(detailed, BASE)),
        "`JSON.stringify` of the 20 issues alone": taskOf(() => JSON.stringify(TWENTY_ISSUES)),
      },
      STEPS,
    ),
  );
  return Object.entries(times).map(([label, nanoseconds]) => ({ label, nanoseconds }));
}

function taskOf(step) {
  return () => {
    for (let index = 0; index < STEPS; index++) described[index] = step();
  };
}

function describe(error, plan) {
  return buildResponse(error, plan, REQUEST_ID, ignore);
}

function planOf(profile) {
  return planResponses({ profile, envelope: profile.envelope });
}

function ignore() {
  // The notes are for a report, which nobody writes here.
}
