import type { Envelope, JsonSchema } from "../envelopes/problem";
import { HttpError } from "../errors/http-error";
import { writtenCode } from "../profiles/codes";
import { answeredStatus, type Profile } from "../profiles/profile";
import type { NamedRow } from "./rows";
import { schemasOf } from "./schemas";

/**
 * A header of a response, as OpenAPI describes it.
 *
 * @example
 * ```ts
 * const { description }: OpenApiHeader = openapi(kmsProfile).components.headers["RetryAfter"]!;
 * ```
 */
export interface OpenApiHeader {
  /** What the header says. */
  description: string;
  /** True if every answer has it; absent otherwise. */
  required?: true;
  /** Every header is a text. */
  schema: { type: "string" };
  /** A value of the header. */
  example: string;
}

/**
 * A response, as OpenAPI describes it.
 *
 * @example
 * ```ts
 * const { content }: OpenApiResponse = openapi(kmsProfile).components.responses["NotFound"]!;
 * ```
 */
export interface OpenApiResponse {
  /** The meaning of the row. */
  description: string;
  /** References to the headers, by the names of the headers. */
  headers: Record<string, { $ref: string }>;
  /** The body by its media type, with one example, or, under a catalogue, with one for each code too. */
  content: Record<
    string,
    {
      schema: { $ref: string };
      example?: unknown;
      examples?: Record<string, { summary: string; value: unknown }>;
    }
  >;
}

/**
 * Components of an OpenAPI document, plain objects by their names.
 *
 * @example
 * ```ts
 * const { schemas, responses, headers }: OpenApiComponents = openapi(kmsProfile).components;
 * ```
 */
export interface OpenApiComponents {
  /** The schema of each row, named as its class, and `Problem`, which they have in common. */
  schemas: Record<string, JsonSchema>;
  /** The response of each row, named as its class. */
  responses: Record<string, OpenApiResponse>;
  /** The headers of the responses. */
  headers: Record<string, OpenApiHeader>;
}

/** What the components depend on. */
export interface ComponentSettings {
  readonly profile: Profile;
  readonly envelope: Envelope;
  readonly version: "3.0" | "3.1";
  readonly prefix: string;
  /** The name of the header of the request id; undefined if there is none. */
  readonly requestIdHeader: string | undefined;
  /** What the handler sends for an error. */
  readonly describe: (error: HttpError) => { readonly mediaType: string; readonly body: string };
}

/** The id of the request in the examples. */
export const EXAMPLE_REQUEST_ID = "4f6c0b1e-6f1c-4b1f-9d0b-1c6a0f1f7a55";

/** The components of some rows. */
export function componentsOf(rows: readonly NamedRow[], settings: ComponentSettings): OpenApiComponents {
  const headers = headersOf(settings);
  const used = headers.filter(({ isOf }) => rows.some(({ status }) => isOf(status)));
  return {
    schemas: schemasOf(rows, settings),
    responses: Object.fromEntries(rows.map((row) => [row.name, responseOf(row, headers, settings)])),
    headers: Object.fromEntries(used.map(({ component, header }) => [component, header])),
  };
}

function responseOf(
  { status, name, reason, meaning, catalogue }: NamedRow,
  headers: readonly DocumentedHeader[],
  { describe }: ComponentSettings,
): OpenApiResponse {
  const { mediaType, body } = describe(new HttpError(status));
  const example: unknown = JSON.parse(body);
  const ofCodes = catalogue.map(([code, summary]): [string, { summary: string; value: unknown }] => {
    const described = describe(new HttpError(status, undefined, { code: writtenCode(code) }));
    return [code, { summary, value: JSON.parse(described.body) }];
  });
  const named = new Map(ofCodes);
  // A code can have the name of the row's class.
  let ownName = name;
  while (named.has(ownName)) ownName += "Row";
  const examples = Object.fromEntries([[ownName, { summary: reason, value: example }], ...ofCodes]);
  return {
    description: meaning,
    headers: Object.fromEntries(
      headers
        .filter(({ isOf }) => isOf(status))
        .map((header) => [header.name, { $ref: `#/components/headers/${header.component}` }]),
    ),
    content: {
      [mediaType]: {
        schema: { $ref: `#/components/schemas/${name}` },
        ...(catalogue.length === 0 ? { example } : { examples }),
      },
    },
  };
}

/** A header, and which rows have it. */
interface DocumentedHeader {
  readonly name: string;
  readonly component: string;
  readonly isOf: (status: number) => boolean;
  readonly header: OpenApiHeader;
}

/** Headers of some statuses, which the row that answers such a status sends too. */
const HEADERS_OF_STATUSES = [
  {
    name: "Retry-After",
    component: "RetryAfter",
    statuses: [413, 429, 503],
    description: "When to try again: a number of seconds, or a date.",
    example: "120",
  },
  {
    name: "WWW-Authenticate",
    component: "WwwAuthenticate",
    statuses: [401],
    description: "How to authenticate.",
    example: "Bearer",
  },
  {
    name: "Allow",
    component: "Allow",
    statuses: [405],
    description: "The methods that the resource takes.",
    example: "GET, HEAD",
  },
];

function headersOf({ profile, prefix, requestIdHeader }: ComponentSettings): DocumentedHeader[] {
  const schema = { type: "string" } as const;
  const headers = HEADERS_OF_STATUSES.map(({ name, component, statuses, description, example }) => {
    const answering = new Set(statuses.map((status) => answeredStatus(profile, status)));
    const header = { description, schema, example };
    return { name, component: prefix + component, isOf: (status: number) => answering.has(status), header };
  });
  if (requestIdHeader === undefined) return headers;
  const requestId: DocumentedHeader = {
    name: requestIdHeader,
    component: `${prefix}RequestId`,
    isOf: () => true,
    header: { description: "The id of the request.", required: true, schema, example: EXAMPLE_REQUEST_ID },
  };
  return [requestId, ...headers];
}
