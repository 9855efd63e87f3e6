import type { Codes, Rows } from "../envelopes/problem";
import { assertKnownNames, ConfigurationError, wrongOption } from "../errors/configuration-error";
import { describeError } from "../express/describe-error";
import { completeOptions, type ErrorHandlerOptions } from "../express/options";
import { requestIdHeader } from "../express/request";
import { answeredStatus, isProfile, type Profile } from "../profiles/profile";
import { isArray, isObject } from "../untrusted";
import { componentsOf, EXAMPLE_REQUEST_ID, type OpenApiComponents } from "./components";
import { type OpenApiPick, rowsOfPicks } from "./picks";
import { type NamedRow, namedRows } from "./rows";

/**
 * The options of {@link openapi}. The first three are those of `errorHandler`: pass the same ones.
 *
 * @example
 * ```ts
 * const options: OpenApiOptions = { version: "3.0", prefix: "Kms", requestId: { header: "Request-Id" } };
 * ```
 */
export interface OpenApiOptions<
  Table extends Rows = Rows,
  Catalogue extends Codes | undefined = undefined,
> extends Pick<ErrorHandlerOptions, "envelope" | "typeBase" | "requestId"> {
  /**
   * The version of OpenAPI that the components are for.
   *
   * @default "3.1"
   *
   * @example
   * ```ts
   * openapi(kmsProfile, { version: "3.0" });
   * ```
   */
  version?: "3.0" | "3.1" | undefined;
  /**
   * The rows to document, if not all of them are used: linters warn of components that nothing refers to.
   *
   * @default all error rows
   *
   * @example
   * ```ts
   * openapi(kmsProfile, { only: [400, 404] });
   * ```
   */
  only?: readonly OpenApiPick<Table, Catalogue>[] | undefined;
  /**
   * What the names of all components begin with, to keep two profiles in one document apart.
   *
   * @default none
   *
   * @example
   * ```ts
   * openapi(kmsProfile, { prefix: "Kms" }); // KmsNotFound, KmsProblem
   * ```
   */
  prefix?: string | undefined;
}

/**
 * The last argument of `responses`.
 *
 * @example
 * ```ts
 * const options: ResponsesOptions = { secured: true };
 * openapi(kmsProfile).responses(404, options);
 * ```
 */
export interface ResponsesOptions {
  /**
   * Whether the operation takes credentials, so that the row that answers a 401 is added.
   *
   * @default false
   *
   * @example
   * ```ts
   * openapi(kmsProfile).responses(404, { secured: true });
   * ```
   */
  secured?: boolean | undefined;
}

/**
 * The responses of an operation by their statuses: a reference for an error row, and for another row its description,
 * to which you add the content.
 *
 * @example
 * ```ts
 * const responses: OpenApiResponses = openapi(kmsProfile).responses(204, 404);
 * ```
 */
export type OpenApiResponses = Record<string, { $ref: string } | { description: string }>;

/**
 * The errors of a profile for an OpenAPI document.
 *
 * @example
 * ```ts
 * const errors: OpenApiErrors = openapi(kmsProfile);
 * ```
 */
export interface OpenApiErrors<Table extends Rows = Rows, Catalogue extends Codes | undefined = undefined> {
  /** The components that the responses refer to. */
  readonly components: OpenApiComponents;
  /**
   * The responses of one operation; without picks, those of every error row.
   *
   * @param picks - Statuses and codes. If the table does not list a status, the row of its fallback is taken.
   * @throws ConfigurationError for what is neither a status nor a code of the catalogue, and for a row that the option
   * `only` left out.
   */
  readonly responses: (
    ...picks: OpenApiPick<Table, Catalogue>[] | [...OpenApiPick<Table, Catalogue>[], ResponsesOptions]
  ) => OpenApiResponses;
}

const OPTIONS = ["envelope", "typeBase", "requestId", "version", "only", "prefix"];

/**
 * Documents the errors of a profile for OpenAPI: plain objects to put into a document, made of what `errorHandler`
 * sends.
 *
 * @throws ConfigurationError for anything that is not a profile, for an unknown or mistyped option, and for what `only`
 * may not contain.
 *
 * @example
 * ```ts
 * const errors = openapi(kmsProfile);
 * const document = {
 *   openapi: "3.1.0",
 *   info: { title: "Keys", version: "1.0.0" },
 *   paths: { "/keys/{id}": { get: { responses: { ...errors.responses(400, 404, 500) } } } },
 *   components: errors.components,
 * };
 * ```
 */
export function openapi<Table extends Rows, Catalogue extends Codes | undefined>(
  profile: Profile<Table, Catalogue>,
  options: OpenApiOptions<Table, Catalogue> = {},
): OpenApiErrors<Table, Catalogue> {
  if (!isProfile(profile)) throw wrongOption("openapi", "a profile made by defineProfile", profile);
  assertKnownNames("openapi", options, OPTIONS);
  const { envelope = profile.envelope, typeBase, requestId, version = "3.1", only, prefix = "" } = options;
  const settings = completeOptions({ profile, envelope, typeBase, requestId }, "openapi");
  checkOwnOptions(version, only, prefix);
  const context = requestId === false ? {} : { requestId: EXAMPLE_REQUEST_ID };
  const kept = only && rowsOfPicks("openapi", profile, only);
  const rows = namedRows(profile, prefix, requestId !== false).filter(
    ({ status }) => kept?.has(status) ?? true,
  );
  const responses = responsesByStatus(profile, rows);
  const responseOf = (status: number): OpenApiResponses[string] => {
    const response = responses.get(status);
    if (response !== undefined) return { ...response };
    throw new ConfigurationError(
      "wrong-option",
      `responses received the row ${String(status)} of the profile "${profile.name}", which the option "only" of openapi leaves out. Add it there.`,
    );
  };
  return {
    components: componentsOf(rows, {
      profile,
      envelope,
      version,
      prefix,
      requestIdHeader: requestId === false ? undefined : requestIdHeader(requestId),
      describe: (error) => describeError(error, context, settings),
    }),
    responses(...given) {
      const last: unknown = given.at(-1);
      const picks: unknown[] = isObject(last) ? given.slice(0, -1) : given;
      const picked = rowsOfPicks("responses", profile, picks);
      if (picks.length === 0) for (const { status } of rows) picked.add(status);
      if (isObject(last) && isSecured(last)) picked.add(answeredStatus(profile, 401));
      return Object.fromEntries([...picked].map((status) => [String(status), responseOf(status)]));
    },
  };
}

/** References to the error rows that are documented, and the descriptions of the other rows of the table. */
function responsesByStatus(
  { rows }: Profile,
  documented: readonly NamedRow[],
): Map<number, OpenApiResponses[string]> {
  const others = Object.entries(rows).filter(([status]) => Number(status) < 400);
  return new Map<number, OpenApiResponses[string]>([
    ...others.map(([status, { meaning }]) => [Number(status), { description: meaning }] as const),
    ...documented.map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }] as const),
  ]);
}

function checkOwnOptions(version: unknown, only: unknown, prefix: unknown): void {
  if (version !== "3.0" && version !== "3.1") {
    throw wrongOption("openapi", '"3.0" or "3.1" as "version"', version);
  }
  if (only !== undefined && !isArray(only)) {
    throw wrongOption("openapi", 'an array of statuses and codes as "only"', only);
  }
  if (typeof prefix !== "string" || !/^[\w.-]*$/.test(prefix)) {
    throw wrongOption("openapi", 'letters and digits as "prefix"', prefix);
  }
}

function isSecured(options: object): boolean {
  assertKnownNames("responses", options, ["secured"]);
  const { secured = false }: { secured?: unknown } = options;
  if (typeof secured !== "boolean") throw wrongOption("responses", 'true or false as "secured"', secured);
  return secured;
}
