import { baseProfile, kmsProfile } from "../../src";
import { EXPRESS_VERSIONS, type ExpressVersion } from "../support/app-that-throws";
import { RUNS_EVERYTHING } from "../support/scope";

export type ProfileName = "base" | "kms";

export interface Setting {
  readonly express: ExpressVersion;
  readonly profile: ProfileName;
  /** The value of NODE_ENV while the app is created, which is when Express reads it. */
  readonly environment: "production" | "development" | undefined;
}

export const PROFILES = { base: baseProfile, kms: kmsProfile };

const NAMES: readonly ProfileName[] = ["base", "kms"];

/** Both versions of Express under both profiles, as a server in production runs them. */
export const EVERY_SETTING: readonly Setting[] = EXPRESS_VERSIONS.flatMap((express) =>
  NAMES.map((profile) => ({ express, profile, environment: "production" as const })),
);
const OTHER_ENVIRONMENTS: readonly Setting[] = EXPRESS_VERSIONS.flatMap((express) =>
  (["development", undefined] as const).map((environment) => ({
    express,
    profile: "base" as const,
    environment,
  })),
);

/** The first setting alone under `npm test`, all of them under `npm run test:all`. */
function inScope(settings: readonly Setting[]): readonly Setting[] {
  return RUNS_EVERYTHING ? settings : settings.slice(0, 1);
}

export const SETTINGS = inScope(EVERY_SETTING);

/** Each version and each profile once, for what neither can make a difference to. */
export const SETTINGS_ONCE = inScope([
  { express: 5, profile: "base", environment: "production" },
  { express: 4, profile: "kms", environment: "production" },
]);

/** The same as `SETTINGS` and every other NODE_ENV, for what Express lets it decide: whether a stack is shown. */
export const SETTINGS_OF_EVERY_ENVIRONMENT = inScope([...EVERY_SETTING, ...OTHER_ENVIRONMENTS]);

/** The title of a describe.each over settings. */
export const SETTING_TITLE = "Express $express, $profile profile, NODE_ENV $environment";
