import { baseProfile, kmsProfile, type ErrorHandlerOptions } from "../../src";
import { appThatThrows, EXPRESS_VERSIONS, type ExpressVersion } from "../support/app-that-throws";
import type { RawResponse, RequestParts } from "../support/raw-http";
import { useServer } from "../support/use-server";

export type ProfileName = "base" | "kms";

export const PROFILES = { base: baseProfile, kms: kmsProfile };

export interface WireSetting {
  readonly version: ExpressVersion;
  readonly profile: ProfileName;
}

/** Both tables on both versions of Express. */
export const WIRE_SETTINGS: readonly WireSetting[] = EXPRESS_VERSIONS.flatMap((version) => [
  { version, profile: "base" },
  { version, profile: "kms" },
]);

export const WIRE_TITLE = "Express $version, $profile profile";

export interface WireServer {
  /** What comes back over a socket where `make` makes what a handler throws. */
  answerTo(make: () => unknown, parts?: RequestParts): Promise<RawResponse>;
  /** What comes back for a path that no route has. */
  answerToUnknownPath(): Promise<RawResponse>;
}

/** Serves an app that throws whatever the test at hand says. */
export function useWireServer(options: ErrorHandlerOptions, version?: ExpressVersion): WireServer {
  let thrown: () => unknown = () => new Error("The test has not said what to throw.");
  const server = useServer(appThatThrows(() => thrown(), options, version));
  return {
    answerTo: async (make, parts) => {
      thrown = make;
      return await server.ask(parts);
    },
    answerToUnknownPath: async () => await server.ask({ path: "/unknown" }),
  };
}
