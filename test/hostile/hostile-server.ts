import type { Express } from "express";
import type { ErrorHandlerOptions } from "../../src";
import { useFailingServer, type FailingServer } from "../support/use-failing-server";
import { PROFILES, type ProfileName, type Setting } from "./settings";

export interface Plan {
  /** What the app has in front of the failing handler. */
  readonly before?: (app: Express) => void;
  /** Options of the error handler beside its profile; they win over the suite's own. */
  readonly options?: ErrorHandlerOptions;
  /** Reports go to the default logger instead of `reports`. */
  readonly logged?: boolean;
}

export interface HostileServer extends FailingServer {
  readonly profile: ProfileName;
}

/** Serves an app of one setting, whose route does what the test at hand says. */
export function useHostileServer(setting: Setting, plan: Plan = {}): HostileServer {
  const { express: version, profile, environment } = setting;
  const { before, options, logged = false } = plan;
  const observed = logged ? { onError: undefined } : {};
  const failing = useFailingServer(
    { profile: PROFILES[profile], ...observed, ...options },
    { version, environment, ...(before && { before }) },
  );
  return Object.assign(failing, { profile });
}
