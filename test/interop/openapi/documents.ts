import { extendProfile, kmsProfile, type Codes, type Profile, type Rows } from "../../../src";
import { openapi, type OpenApiOptions } from "../../../src/openapi";

/** A profile of a user's own, with a catalogue of codes. */
export const kms = extendProfile(kmsProfile, {
  codes: {
    "KMS.0101": { status: 500, meaning: "The service failed." },
    "KMS.0207": { status: 404, meaning: "There is no such key." },
    "KMS.0209": { status: [400, 404], meaning: "The key is disabled." },
    "KMS.0306": { status: 403, meaning: "The request is not allowed." },
    "KMS.0308": { status: 400, meaning: "The request is wrong." },
  },
});

const VERSIONS = { "3.0": "3.0.3", "3.1": "3.1.0" };

/** A document with one operation, which can fail in every way that the profile has. */
export function documentOf<Table extends Rows, Catalogue extends Codes | undefined>(
  profile: Profile<Table, Catalogue>,
  options: OpenApiOptions<Table, Catalogue> = {},
) {
  const errors = openapi(profile, options);
  return {
    openapi: VERSIONS[options.version ?? "3.1"],
    info: {
      title: profile.name,
      version: "1.0.0",
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: "https://api.example.net" }],
    security: [{ token: [] }],
    paths: {
      "/keys/{id}": {
        get: {
          operationId: "getKey",
          summary: "Get a key",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: {
            200: {
              description: "The key.",
              content: {
                "application/json": {
                  schema: { type: "object", required: ["alias"], properties: { alias: { type: "string" } } },
                },
              },
            },
            ...errors.responses(),
          },
        },
      },
    },
    components: {
      ...errors.components,
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}
