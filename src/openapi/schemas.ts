import type { Envelope, JsonSchema } from "../envelopes/problem";
import { ConfigurationError, wrongOption } from "../errors/configuration-error";
import { isArray, isRecord } from "../untrusted";
import type { NamedRow } from "./rows";

/** What the schemas depend on. */
interface SchemaSettings {
  readonly envelope: Envelope;
  readonly version: "3.0" | "3.1";
  readonly prefix: string;
}

/** The schemas of some rows by their names, and what all of them begin with, once. */
export function schemasOf(
  rows: readonly NamedRow[],
  { envelope, version, prefix }: SchemaSettings,
): Record<string, JsonSchema> {
  const schemas = new Map(rows.map((row) => [row.name, schemaOf(row, envelope, version)]));
  const shared = sharedBase([...schemas.values()]);
  if (shared === undefined) return Object.fromEntries(schemas);
  let name = `${prefix}Problem`;
  while (schemas.has(name)) name += "Base";
  const base = { $ref: `#/components/schemas/${name}` };
  const others = [...schemas].map(([row, schema]): [string, JsonSchema] => {
    const [, ...constants] = branches(schema);
    return [row, constants.length === 0 ? base : { ...schema, allOf: [base, ...constants] }];
  });
  return Object.fromEntries([[name, shared], ...others]);
}

function schemaOf(row: NamedRow, envelope: Envelope, version: "3.0" | "3.1"): JsonSchema {
  const schema: unknown = envelope.schema === undefined ? { type: "object" } : envelope.schema(row);
  if (!isRecord(schema)) throw wrongOption("openapi", "an object from the schema of an envelope", schema);
  return copySchema(schema, version);
}

/** What all schemas begin with, if it is the same in all of them. */
function sharedBase(schemas: readonly JsonSchema[]): JsonSchema | undefined {
  const [first, ...others] = schemas.map((schema) => branches(schema)[0]);
  const json = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === json) ? first : undefined;
}

/** The schemas that a schema is composed of; one that is not composed is its own and only one. */
function branches(schema: JsonSchema): readonly JsonSchema[] {
  const allOf = schema["allOf"];
  return isArray(allOf) ? (allOf as readonly JsonSchema[]) : [schema];
}

/** The keywords that hold values rather than schemas. */
const OF_VALUES = new Set(["const", "enum", "default", "example", "examples", "required"]);

/** The keywords that hold schemas by names. */
const OF_NAMES = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);

/** The keywords that refer to another schema. */
const REFERENCES = new Set(["$ref", "$dynamicRef"]);

/** In a document the schema is not the root, so that a reference to a part of it leads nowhere. */
function checkReference(reference: unknown): void {
  if (typeof reference !== "string" || !/^#(?!\/components\/)/.test(reference)) return;
  throw new ConfigurationError(
    "wrong-option",
    `openapi received a schema of an envelope with the reference ${JSON.stringify(reference)}, which leads nowhere in an OpenAPI document. Write what it stands for in its place, or add that to the components of the document and refer to "#/components/schemas/…".`,
  );
}

/** A copy, so that a program that merges the components may change it. OpenAPI 3.0 has no `const`. */
function copySchema(schema: unknown, version: "3.0" | "3.1"): JsonSchema {
  if (!isRecord(schema)) return structuredClone(schema) as JsonSchema;
  const members = Object.entries(schema).map(([keyword, value]: [string, unknown]): [string, unknown] => {
    if (REFERENCES.has(keyword)) checkReference(value);
    if (keyword === "const" && version === "3.0") return ["enum", [structuredClone(value)]];
    if (OF_VALUES.has(keyword)) return [keyword, structuredClone(value)];
    if (isArray(value)) return [keyword, value.map((each) => copySchema(each, version))];
    if (!OF_NAMES.has(keyword) || !isRecord(value)) return [keyword, copySchema(value, version)];
    const named = Object.entries(value).map(([name, each]: [string, unknown]) => [
      name,
      copySchema(each, version),
    ]);
    return [keyword, Object.fromEntries(named)];
  });
  return Object.fromEntries(members);
}
