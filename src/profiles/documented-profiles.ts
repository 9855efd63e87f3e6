import { nestedErrorCode } from "../envelopes/error-code";
import { baseTable, kmsTable, standardTable } from "../envelopes/tables";
import { makeProfile } from "./define-profile";

/**
 * The base table of the public cloud's APIs, with problem details as bodies. The default profile.
 *
 * @example
 * ```ts
 * const { reason, meaning } = baseProfile.rows[406]; // "Not Acceptable", "The request is unacceptable."
 * throw new baseProfile.errors.NotAcceptable("Keys are sent as application/json only.");
 * ```
 */
export const baseProfile = makeProfile(baseTable);

/**
 * The table of the Key Management Service, with its texts, its default codes and its error-code bodies.
 *
 * @example
 * ```ts
 * app.use("/v1.0/:projectId/kms", kmsRouter, notFound(), errorHandler({ profile: kmsProfile }));
 * ```
 */
export const kmsProfile = makeProfile({ ...kmsTable, envelope: nestedErrorCode() });

/**
 * The error statuses of the IANA registry with the phrases of RFC 9110, for an API that publishes no table.
 *
 * @example
 * ```ts
 * app.use(errorHandler({ profile: standardProfile }));
 * throw new standardProfile.errors.TooManyRequests("Ten a minute are enough.", { retryAfter: 60 });
 * ```
 */
export const standardProfile = makeProfile(standardTable);
