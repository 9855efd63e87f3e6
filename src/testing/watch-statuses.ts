import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Codes, Rows } from "../envelopes/problem";
import { wrongOption } from "../errors/configuration-error";
import {
  type StatusCoverage,
  type StatusWatch,
  type UndocumentedAnswer,
  watchStatuses as watch,
  type WatchOptions,
} from "../express/watch-statuses";
import { isProfile, type Profile } from "../profiles/profile";

/**
 * What the assertions of seen statuses take.
 *
 * @example
 * ```ts
 * const exceptions: CoverageExceptions = { except: [500, "KMS.0101"] };
 * ```
 */
export interface CoverageExceptions {
  /** Statuses and codes that no test has to cause, e.g. `[500]`. */
  except?: readonly (number | string)[] | undefined;
}

/**
 * The statuses that an app under test has sent.
 *
 * @example
 * ```ts
 * const seen: SeenStatuses = savedStatuses(kmsProfile, "coverage/statuses");
 * seen.assertCovered({ except: [500] });
 * ```
 */
export interface SeenStatuses {
  /** How often each row and each code of the profile was answered. */
  coverage(): StatusCoverage;
  /**
   * Throws if a status was sent that the profile does not list, with a line for each such answer.
   *
   * @throws Error that names request, status and place.
   */
  assert(): void;
  /**
   * Throws if a row or a code of the profile was never answered.
   *
   * @throws Error that names them.
   */
  assertCovered(exceptions?: CoverageExceptions): void;
}

/**
 * What {@link watchStatuses} returns.
 *
 * @example
 * ```ts
 * import { watchStatuses } from "express-error-profiles/testing";
 *
 * const seen: TestedStatuses = watchStatuses(kmsProfile);
 * app.use(seen.middleware);
 * ```
 */
export interface TestedStatuses extends SeenStatuses, StatusWatch {
  /** Writes what was seen to a file of its own in a folder, for {@link savedStatuses}. */
  save(folder: string): void;
}

/** What one file of {@link TestedStatuses.save} holds. */
interface Saved {
  /** The name of the profile. */
  readonly profile: string;
  readonly coverage: StatusCoverage;
  readonly undocumented: readonly UndocumentedAnswer[];
}

/** The undocumented answers that are kept; one bug can cause thousands. */
const MAX_KEPT = 100;

/**
 * Watches every status that the app under test sends, whoever sends it. It changes no answer.
 *
 * @throws ConfigurationError for anything that is not a profile, and for an unknown or wrong option.
 *
 * @example
 * ```ts
 * import { watchStatuses } from "express-error-profiles/testing";
 *
 * const seen = watchStatuses(kmsProfile, { also: [302] });
 * app.use(seen.middleware);
 * // after all tests:
 * seen.assert();
 * seen.assertCovered({ except: [500] });
 * ```
 */
export function watchStatuses<Table extends Rows, Catalogue extends Codes | undefined>(
  profile: Profile<Table, Catalogue>,
  options: WatchOptions = {},
): TestedStatuses {
  // The options as they were given, so that they are checked before they are copied.
  watch(profile, options);
  const undocumented: UndocumentedAnswer[] = [];
  const seen = watch(profile, {
    ...options,
    onUndocumented: (answer) => {
      if (undocumented.length < MAX_KEPT) undocumented.push(answer);
      return options.onUndocumented?.(answer);
    },
  });
  const coverage = (): StatusCoverage => seen.coverage();
  return {
    middleware: seen.middleware,
    ...seenStatuses(profile.name, coverage, undocumented),
    save(folder) {
      mkdirSync(folder, { recursive: true });
      const saved: Saved = { profile: profile.name, coverage: coverage(), undocumented };
      writeFileSync(
        join(folder, `${profile.name}-${randomUUID()}.json`.replace(/[^\w.-]/g, "_")),
        JSON.stringify(saved),
      );
    },
  };
}

/**
 * What several test files have saved of one profile, for an assertion over a whole run. Empty the folder before the
 * run.
 *
 * @throws ConfigurationError for anything that is not a profile, and if the folder does not exist.
 *
 * @example
 * ```ts
 * // the globalTeardown of jest
 * const seen = savedStatuses(kmsProfile, "coverage/statuses");
 * seen.assert();
 * seen.assertCovered();
 * ```
 */
export function savedStatuses<Table extends Rows, Catalogue extends Codes | undefined>(
  profile: Profile<Table, Catalogue>,
  folder: string,
): SeenStatuses {
  if (!isProfile(profile)) throw wrongOption("savedStatuses", "a profile made by defineProfile", profile);
  const saved = filesOf(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Saved)
    .filter((one) => one.profile === profile.name);
  const { rows, codes } = watch(profile).coverage();
  const total = (names: object, countsOf: (one: Saved) => Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.keys(names).map((name) => [
        name,
        saved.reduce((sum, one) => sum + (countsOf(one)[name] ?? 0), 0),
      ]),
    );
  const coverage: StatusCoverage = {
    rows: total(rows, (one) => one.coverage.rows),
    codes: total(codes, (one) => one.coverage.codes),
  };
  const undocumented = saved.flatMap((one) => one.undocumented);
  return seenStatuses(profile.name, () => coverage, undocumented);
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".json"));
  } catch {
    throw wrongOption("savedStatuses", "a folder that seen.save has written to", folder);
  }
}

function seenStatuses(
  name: string,
  coverage: () => StatusCoverage,
  undocumented: readonly UndocumentedAnswer[],
): SeenStatuses {
  return {
    coverage,
    assert() {
      if (undocumented.length > 0) throw new Error(undocumented.map(lineOf).join("\n"));
    },
    assertCovered({ except = [] } = {}) {
      const { rows, codes } = coverage();
      const known = new Set(except.map(String));
      const unseen = (counts: object): string[] =>
        Object.entries(counts).flatMap(([key, count]) => (count === 0 && !known.has(key) ? [key] : []));
      const missing = [...unseen(rows), ...unseen(codes)];
      if (missing.length === 0) return;
      throw new Error(`No test was answered with ${missing.join(", ")}, which the profile "${name}" lists.`);
    },
  };
}

function lineOf({ method, path, status, profile, place }: UndocumentedAnswer): string {
  const at = place === undefined ? "" : ` (at ${place})`;
  return `${method} ${path} answered ${String(status)}, which the profile "${profile}" does not list${at}`;
}
