import type { Codes, Envelope, Rows } from "../envelopes/problem";
import { assertKnownNames, wrongOption } from "../errors/configuration-error";
import { checkParts } from "./check-definition";
import { defineProfile } from "./define-profile";
import { isProfile, type Profile } from "./profile";

/**
 * What {@link extendProfile} takes in addition to the profile; everything is optional.
 *
 * @example
 * ```ts
 * const extension: ProfileExtension = { rows: { 410: { reason: "Gone", meaning: "The key was deleted." } } };
 * ```
 */
export interface ProfileExtension<
  Table extends Rows | undefined = Rows | undefined,
  Catalogue extends Codes | undefined = Codes | undefined,
> {
  /**
   * What the new table is called, in messages about it, e.g. `"KMS of Dublin"`.
   *
   * @default the name of the profile
   */
  name?: string | undefined;
  /** Rows by status. One of a status that the profile lists replaces its row, e.g. `{ 409: { reason: "Conflict", … } }`. */
  rows?: Table;
  /** Codes. One that the profile has replaces it, e.g. `{ "KMS.0209": { status: 400, meaning: "…" } }`. */
  codes?: Catalogue;
  /** Fallbacks, which come before those of the profile, e.g. `{ 409: 403 }`. */
  fallbacks?: Readonly<Record<number, number>> | undefined;
  /**
   * The shape of the bodies, e.g. `nestedErrorCode({ aliases: true })`.
   *
   * @default the envelope of the profile
   */
  envelope?: Envelope | undefined;
}

/** The rows, or the codes, of a profile and of its extension; the second replaces what both have. */
type Merged<First, Second> = First extends object
  ? Second extends object
    ? {
        readonly [Name in keyof First | keyof Second]: Name extends keyof Second
          ? Second[Name]
          : First[Name & keyof First];
      }
    : First
  : Second;

/**
 * Makes a profile of another one, with more rows, codes or fallbacks, or with another envelope. The result is checked
 * and typed as that of {@link defineProfile}; the profile itself stays as it is.
 *
 * @throws ConfigurationError as {@link defineProfile} does, and if the first argument is not a profile.
 *
 * @example
 * ```ts
 * const kms = extendProfile(kmsProfile, {
 *   codes: {
 *     "KMS.0101": { status: 500, meaning: "The service failed." },
 *     "KMS.0207": { status: 404, meaning: "The key does not exist.", remedy: "Check the key id." },
 *     "KMS.0306": { status: 403, meaning: "The request is not allowed." },
 *     "KMS.0308": { status: 400, meaning: "The request is wrong." },
 *   },
 * });
 * throw kms.error("KMS.0207");
 * ```
 */
export function extendProfile<
  Table extends Rows,
  Catalogue extends Codes | undefined,
  const MoreRows extends Rows | undefined = undefined,
  const MoreCodes extends Codes | undefined = undefined,
>(
  profile: Profile<Table, Catalogue>,
  extension: ProfileExtension<MoreRows, MoreCodes>,
): Profile<Merged<Table, MoreRows>, Merged<Catalogue, MoreCodes>> {
  if (!isProfile(profile)) {
    throw wrongOption("extendProfile", "a profile made by defineProfile", profile);
  }
  assertKnownNames("extendProfile", extension, ["name", "rows", "codes", "fallbacks", "envelope"]);
  const { name = profile.name, codes, envelope = profile.envelope } = extension;
  const { rows = {}, fallbacks = {} } = extension;
  checkParts("extendProfile", { rows, fallbacks, codes });
  const allRows = { ...profile.rows, ...rows };
  // A row takes the place of the fallback that its status had.
  const kept = Object.entries(profile.fallbacks).filter(([status]) => !Object.hasOwn(allRows, status));
  // What is merged here has the members that the type has.
  return defineProfile({
    name,
    rows: allRows as Merged<Table, MoreRows>,
    codes: (codes === undefined ? profile.codes : { ...profile.codes, ...codes }) as Merged<
      Catalogue,
      MoreCodes
    >,
    fallbacks: { ...Object.fromEntries(kept), ...fallbacks },
    envelope,
  });
}
