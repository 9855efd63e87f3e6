import Ajv, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import type { Codes, Profile, Rows } from "../../../src";
import { openapi, type OpenApiOptions } from "../../../src/openapi";

/** What is wrong with the body of a status, by its schema. */
export type Validate = (status: number, mediaType: unknown, body: unknown) => string[];

/** Validates bodies by the components of a profile, with JSON Schema 2020-12 and nothing unknown in it. */
export function validatorOf<Table extends Rows, Catalogue extends Codes | undefined>(
  profile: Profile<Table, Catalogue>,
  options: OpenApiOptions<Table, Catalogue> = {},
): Validate {
  const { components, responses } = openapi(profile, options);
  const ajv = new Ajv({ strict: true, allErrors: true });
  ajv.addVocabulary(["components"]);
  const all = responses();
  const compiled = new Map<string, ValidateFunction>();
  return (status, mediaType, body) => {
    const response = all[String(status)];
    if (response === undefined || !("$ref" in response)) return [`There is no response ${String(status)}.`];
    const name = response.$ref.replace("#/components/responses/", "");
    const content = components.responses[name]?.content[String(mediaType)];
    if (content === undefined) return [`${name} has no ${String(mediaType)}.`];
    const validate = compiled.get(name) ?? ajv.compile({ ...content.schema, components });
    compiled.set(name, validate);
    return validate(body) ? [] : (validate.errors ?? []).map(sentence);
  };
}

function sentence({ instancePath, message = "", params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
