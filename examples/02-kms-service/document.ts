import { openapi } from "express-error-profiles/openapi";
import { kms } from "./profile";

/** A schema of JSON. */
type Schema = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const keyId = { type: "string", pattern: "^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$" };
const keyAlias = { type: "string", pattern: "^[A-Za-z0-9_:/-]{1,255}$" };
const keyDescription = { type: "string", maxLength: 255 };
const plainText = { type: "string", minLength: 1, maxLength: 4096 };
const cipherText = { type: "string", pattern: "^[0-9a-zA-Z+/]+={0,2}$" };
const encryptionContext = { type: "object", additionalProperties: text };
const pendingDays = { type: ["string", "integer"], description: "From 7 to 1096." };

const keyState = object({ key_id: keyId, key_state: { type: "string", enum: ["2", "3", "4"] } });
const keyDetails = {
  allOf: [
    keyState,
    object({
      key_alias: keyAlias,
      key_description: keyDescription,
      creation_date: text,
      scheduled_deletion_date: text,
    }),
  ],
};
const keyInfo = object({ key_info: keyState });

const errors = openapi(kms);

/** What the service does, and how it fails, as OpenAPI 3.1. The errors are those of the profile. */
export const document = {
  openapi: "3.1.0",
  info: {
    title: "Key management service",
    version: "1.0.0",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
  security: [{ token: [] }, { signature: [] }],
  paths: {
    ...operation("create-key", {
      parameters: object({ key_alias: keyAlias }, { key_description: keyDescription }),
      answer: object({ key_info: object({ key_id: keyId }) }),
    }),
    ...operation("list-keys", {
      answer: object({
        keys: { type: "array", items: keyId },
        key_details: { type: "array", items: keyDetails },
        next_marker: text,
        truncated: text,
        total: { type: "integer" },
      }),
    }),
    ...operation("describe-key", {
      parameters: object({ key_id: keyId }),
      answer: object({ key_info: keyDetails }),
    }),
    ...operation("enable-key", { parameters: object({ key_id: keyId }), answer: keyInfo }),
    ...operation("disable-key", { parameters: object({ key_id: keyId }), answer: keyInfo }),
    ...operation("schedule-key-deletion", {
      parameters: object({ key_id: keyId, pending_days: pendingDays }),
      answer: keyState,
    }),
    ...operation("cancel-key-deletion", { parameters: object({ key_id: keyId }), answer: keyState }),
    ...operation("encrypt-data", {
      parameters: object({ key_id: keyId, plain_text: plainText }, { encryption_context: encryptionContext }),
      answer: object({ key_id: keyId, cipher_text: cipherText }),
    }),
    ...operation("decrypt-data", {
      parameters: object({ cipher_text: cipherText }, { encryption_context: encryptionContext }),
      answer: object({ key_id: keyId, plain_text: plainText }),
    }),
  },
  components: {
    ...errors.components,
    securitySchemes: {
      token: { type: "apiKey", in: "header", name: "X-Auth-Token" },
      signature: { type: "apiKey", in: "header", name: "Authorization" },
    },
  },
};

function object(required: Schema, optional: Schema = {}): Schema {
  return { type: "object", required: Object.keys(required), properties: { ...required, ...optional } };
}

/** The path of an operation. Each takes credentials, reads a body, and looks for a key or for an operation. */
function operation(name: string, { parameters, answer }: { parameters?: Schema; answer: Schema }) {
  const responses = errors.responses(200, 400, 404, 500, { secured: true });
  return {
    [`/v1.0/{project_id}/kms/${name}`]: {
      post: {
        operationId: name,
        summary: name,
        parameters: [{ name: "project_id", in: "path", required: true, schema: text }],
        ...(parameters && {
          requestBody: { required: true, content: { "application/json": { schema: parameters } } },
        }),
        responses: {
          ...responses,
          200: { ...responses[200], content: { "application/json": { schema: answer } } },
        },
      },
    },
  };
}
