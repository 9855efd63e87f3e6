import {
  baseProfile,
  ConfigurationError,
  defineProfile,
  errorHandler,
  extendProfile,
  HttpError,
  kmsProfile,
  problemDetails,
  standardProfile,
  type Envelope,
  type Profile,
} from "../../src";
import { openapi, type OpenApiOptions } from "../../src/openapi";

const ID = "4f6c0b1e-6f1c-4b1f-9d0b-1c6a0f1f7a55";

const kms = extendProfile(kmsProfile, {
  codes: {
    "KMS.0101": { status: 500, meaning: "The service failed." },
    "KMS.0207": { status: 404, meaning: "There is no such key." },
    "KMS.0209": { status: [400, 404], meaning: "The key is disabled." },
    "KMS.0306": { status: 403, meaning: "The request is not allowed." },
    "KMS.0308": { status: 400, meaning: "The request is wrong." },
  },
});

const PROFILES: readonly { name: string; profile: Profile }[] = [
  { name: "baseProfile", profile: baseProfile },
  { name: "kmsProfile", profile: kmsProfile },
  { name: "standardProfile", profile: standardProfile },
  { name: "a profile with codes", profile: kms },
];

/** The references in a value, of components by their paths. */
function references(value: unknown): string[] {
  const found = JSON.stringify(value).matchAll(/"\$ref":"#\/components\/([^"]+)"/g);
  return [...new Set([...found].map(([, path = ""]) => path))].sort();
}

function response(name: string, options?: OpenApiOptions, profile: Profile = baseProfile) {
  const found = openapi(profile, options as OpenApiOptions<typeof profile.rows, typeof profile.codes>)
    .components.responses[name];
  if (found === undefined) throw new Error(`There is no response ${name}.`);
  return found;
}

describe("the components", () => {
  it.each(PROFILES)("of $name are all there and all used", ({ profile }) => {
    const { components } = openapi(profile);
    const all = Object.entries(components).flatMap(([kind, named]) =>
      Object.keys(named as object).map((name) => `${kind}/${name}`),
    );
    const used = references([components, openapi(profile).responses()]);
    expect(all.sort()).toEqual(used);
  });

  it.each(PROFILES)("of $name have a response for each class", ({ profile }) => {
    expect(Object.keys(openapi(profile).components.responses)).toEqual(Object.keys(profile.errors));
  });

  it("have the meaning, the media type, the headers and the body of a row", () => {
    expect(response("NotFound")).toEqual({
      description: "The requested resource could not be found.",
      headers: { "X-Request-Id": { $ref: "#/components/headers/RequestId" } },
      content: {
        "application/problem+json": {
          schema: { $ref: "#/components/schemas/NotFound" },
          example: {
            type: "about:blank",
            title: "Not Found",
            status: 404,
            detail: "The requested resource could not be found.",
            requestId: ID,
          },
        },
      },
    });
  });

  it.each(PROFILES)("of $name have as examples what the handler sends", ({ profile }) => {
    const { responses } = openapi(profile).components;
    for (const [name, ErrorOfRow] of Object.entries(profile.errors)) {
      const { mediaType, body } = errorHandler({ profile }).describe(new ErrorOfRow(), { requestId: ID });
      const content = responses[name]?.content[mediaType];
      expect(content?.example ?? content?.examples?.[name]?.value).toEqual(JSON.parse(body));
    }
  });

  it("have an example for each code, named after it, and one without", () => {
    const { content } = response("NotFound", {}, kms);
    expect(content["application/json"]).not.toHaveProperty("example");
    expect(content["application/json"]?.examples).toEqual({
      NotFound: {
        summary: "Not Found",
        value: {
          error: { error_code: "KMS.0207", error_msg: "The requested resource does not exist or not found." },
        },
      },
      "KMS.0207": {
        summary: "There is no such key.",
        value: { error: { error_code: "KMS.0207", error_msg: "There is no such key." } },
      },
      "KMS.0209": {
        summary: "The key is disabled.",
        value: { error: { error_code: "KMS.0209", error_msg: "The key is disabled." } },
      },
    });
  });

  it("have the codes of a catalogue of numbers as numbers, as the handler sends them", () => {
    const profile = defineProfile({
      name: "numbers",
      rows: {
        400: { reason: "Bad Request", meaning: "It is wrong.", code: 101 },
        500: { reason: "Internal Error", meaning: "It is our fault." },
      },
      codes: { 101: { status: 400, meaning: "Wrong." }, "007": { status: 400, meaning: "No number." } },
      envelope: { mediaType: "application/json", requiresCode: false, body: ({ code }) => ({ code }) },
    });
    const examples = response("BadRequest", {}, profile).content["application/json"]?.examples;
    const { body } = errorHandler({ profile }).describe(profile.error(101));
    expect(examples?.["101"]?.value).toEqual(JSON.parse(body));
    expect(examples).toMatchObject({ 101: { value: { code: 101 } }, "007": { value: { code: "007" } } });
  });

  it("have the example of a row beside that of a code with its name", () => {
    const profile = extendProfile(baseProfile, {
      codes: {
        BadRequest: { status: 400, meaning: "It is wrong." },
        BadRequestRow: { status: 400, meaning: "It is wrong, too." },
      },
    });
    const examples = response("BadRequest", {}, profile).content["application/problem+json"]?.examples;
    expect(Object.keys(examples ?? {})).toEqual(["BadRequestRowRow", "BadRequest", "BadRequestRow"]);
  });

  it("have the headers of the statuses that a row answers, itself or by fallback", () => {
    const headersOf = (profile: Profile) =>
      Object.fromEntries(
        Object.entries(openapi(profile).components.responses).map(([name, { headers }]) => [
          name,
          Object.keys(headers).filter((header) => header !== "X-Request-Id"),
        ]),
      );
    expect(headersOf(kmsProfile)).toEqual({
      BadRequest: ["Retry-After", "Allow"],
      Forbidden: ["WWW-Authenticate"],
      NotFound: [],
      InternalServerError: ["Retry-After"],
    });
    expect(headersOf(baseProfile)).toMatchObject({
      BadRequest: ["Retry-After", "Allow"],
      Unauthorized: ["WWW-Authenticate"],
      Forbidden: [],
      InternalError: [],
      ServerUnavailable: ["Retry-After"],
    });
    expect(headersOf(standardProfile)).toMatchObject({
      BadRequest: [],
      MethodNotAllowed: ["Allow"],
      TooManyRequests: ["Retry-After"],
    });
  });

  it("name the header that has the request id, which every answer has", () => {
    const { components } = openapi(baseProfile, { requestId: { header: "Request-Id" } });
    expect(components.responses["NotFound"]?.headers).toEqual({
      "Request-Id": { $ref: "#/components/headers/RequestId" },
    });
    expect(components.headers["RequestId"]).toEqual({
      description: "The id of the request.",
      required: true,
      schema: { type: "string" },
      example: ID,
    });
    expect(openapi(baseProfile, { requestId: () => "7" }).components).toEqual(
      openapi(baseProfile).components,
    );
  });

  it("have no trace of the request id where there is none", () => {
    const errors = openapi(baseProfile, { requestId: false });
    expect(JSON.stringify(errors.components)).not.toMatch(/request-?id|4f6c/i);
  });

  it("take the envelope and the type base of the handler", () => {
    const { content } = response(
      "NotFound",
      { envelope: problemDetails(), typeBase: "https://example.com/problems/" },
      kms,
    );
    expect(content["application/problem+json"]?.examples?.["KMS.0207"]?.value).toMatchObject({
      type: "https://example.com/problems/not-found",
      code: "KMS.0207",
    });
  });

  it("begin with the prefix, all of them", () => {
    const { components } = openapi(kms, { prefix: "Kms" });
    const names = Object.values(components).flatMap((named: object) => Object.keys(named));
    expect(names.filter((name) => !name.startsWith("Kms"))).toEqual([]);
    expect(Object.keys(components.schemas)).toEqual([
      "KmsProblem",
      "KmsBadRequest",
      "KmsForbidden",
      "KmsNotFound",
      "KmsInternalServerError",
    ]);
    expect(references(components).filter((path) => !path.includes("/Kms"))).toEqual([]);
  });

  it("are those of some rows alone", () => {
    const { components, responses } = openapi(kms, { only: [409, 404, "KMS.0101"] });
    expect(Object.keys(components.responses)).toEqual(["BadRequest", "NotFound", "InternalServerError"]);
    expect(Object.keys(components.schemas)).toEqual([
      "Problem",
      "BadRequest",
      "NotFound",
      "InternalServerError",
    ]);
    expect(Object.keys(components.headers)).toEqual(["RequestId", "RetryAfter", "Allow"]);
    expect(Object.keys(responses())).toEqual(["400", "404", "500"]);
    expect(openapi(kms, { only: [] }).components).toEqual({ schemas: {}, responses: {}, headers: {} });
  });

  it("are plain and their own, so that they can be merged and changed", () => {
    const first = openapi(baseProfile);
    for (const { components } of [first, openapi(baseProfile, { version: "3.0" })]) {
      expect(structuredClone(components)).toEqual(components);
      const problem = components.schemas["Problem"] as { properties: { title: object }; required: string[] };
      Object.assign(problem.properties.title, { changed: true });
      problem.required.push("changed");
      Object.assign(components.responses["NotFound"] ?? {}, { changed: true });
    }
    Object.assign(first.responses(204)["204"] ?? {}, { changed: true });
    expect(JSON.stringify([openapi(baseProfile).components, first.responses(204)])).not.toContain("changed");
  });

  it.each(["3.0", "3.1"] as const)("share no value with the schema of an envelope, under %s", (version) => {
    const properties = { a: { const: { values: [1] } }, b: { enum: [{ values: [1] }] } };
    const envelope = { ...problemDetails(), schema: () => ({ type: "object", properties }) };
    const { schemas } = openapi(baseProfile, { envelope, version }).components;
    expect(JSON.stringify(schemas)).toContain('{"values":[1]}');
    JSON.stringify(schemas, (name, value: unknown) => {
      if (name === "values" && Array.isArray(value)) value.push("changed");
      return value;
    });
    expect(JSON.stringify(properties)).not.toContain("changed");
  });

  it("have names that OpenAPI takes", () => {
    const row = { reason: "Größe", meaning: "It is too large." };
    const { components } = openapi(
      defineProfile({
        name: "names",
        rows: { 400: row, 409: { ...row, className: "Problem" }, 500: { ...row, className: "ProblemBase" } },
      }),
    );
    expect(Object.keys(components.responses)).toEqual(["Status400", "Problem", "ProblemBase"]);
    expect(Object.keys(components.schemas)).toEqual([
      "ProblemBaseBase",
      "Status400",
      "Problem",
      "ProblemBase",
    ]);
    expect(components.schemas["Problem"]).toHaveProperty("allOf.0", {
      $ref: "#/components/schemas/ProblemBaseBase",
    });
  });
});

describe("the schemas", () => {
  it("have what all rows share once, and the constants of each", () => {
    const { schemas } = openapi(baseProfile).components;
    expect(schemas["Problem"]).toHaveProperty("required", ["type", "title", "status", "detail", "requestId"]);
    expect(schemas["NotFound"]).toEqual({
      allOf: [
        { $ref: "#/components/schemas/Problem" },
        {
          type: "object",
          required: ["title", "status"],
          properties: {
            title: { type: "string", const: "Not Found" },
            status: { type: "integer", const: 404 },
          },
        },
      ],
    });
  });

  it("have the codes of each row", () => {
    expect(openapi(kms).components.schemas["NotFound"]).toHaveProperty(
      "allOf.1.properties.error.properties.error_code.enum",
      ["KMS.0207", "KMS.0209"],
    );
    expect(openapi(kms).components.schemas["Forbidden"]).toHaveProperty(
      "allOf.1.properties.error.properties.error_code.enum",
      ["KMS.0306"],
    );
  });

  it("have an enum of one instead of a constant in OpenAPI 3.0", () => {
    const { schemas } = openapi(baseProfile, { version: "3.0" }).components;
    expect(schemas["NotFound"]).toHaveProperty("allOf.1.properties.status", { type: "integer", enum: [404] });
    expect(JSON.stringify(schemas)).not.toContain('"const"');
    expect(openapi(baseProfile, { version: "3.1" }).components).toEqual(openapi(baseProfile).components);
  });

  it("take members that are called like keywords for members", () => {
    const envelope: Envelope = {
      mediaType: "application/json",
      requiresCode: false,
      body: () => ({ const: 1 }),
      schema: () => ({
        type: "object",
        properties: { const: { const: { const: 1 } }, enum: { enum: [{ const: 1 }] } },
        patternProperties: { "^const": true },
      }),
    };
    const { schemas } = openapi(baseProfile, { envelope, version: "3.0" }).components;
    expect(schemas["NotFound"]).toEqual({ $ref: "#/components/schemas/Problem" });
    expect(schemas["Problem"]).toEqual({
      type: "object",
      properties: { const: { enum: [{ const: 1 }] }, enum: { enum: [{ const: 1 }] } },
      patternProperties: { "^const": true },
    });
    expect(openapi(baseProfile, { envelope }).components.schemas["Problem"]).toEqual(
      envelope.schema?.({ status: 404, reason: "", meaning: "" }),
    );
  });

  const plain = { mediaType: "application/json", requiresCode: false, body: () => ({ message: "no" }) };

  it("are those of objects where the envelope has none", () => {
    const { schemas } = openapi(baseProfile, { envelope: plain, only: [400, 404] }).components;
    const shared = { $ref: "#/components/schemas/Problem" };
    expect(schemas).toEqual({ Problem: { type: "object" }, BadRequest: shared, NotFound: shared });
  });

  it("share nothing where the first branch differs", () => {
    const schema: Envelope["schema"] = ({ status }) => ({ allOf: [{ title: String(status) }] });
    const { schemas } = openapi(baseProfile, { envelope: { ...plain, schema }, only: [400, 404] }).components;
    expect(schemas).toEqual({
      BadRequest: { allOf: [{ title: "400" }] },
      NotFound: { allOf: [{ title: "404" }] },
    });
  });

  it.each([
    {
      what: "definitions of its own",
      schema: { $defs: { A: {} }, properties: { a: { $ref: "#/$defs/A" } } },
    },
    { what: "itself", schema: { properties: { a: { items: { $ref: "#" } } } } },
    { what: "an anchor", schema: { allOf: [{}, { $dynamicRef: "#a" }] } },
  ])("refuse a schema that refers to $what", ({ schema }) => {
    const envelope: Envelope = { ...plain, schema: () => ({ type: "object", ...schema }) };
    expect(() => openapi(baseProfile, { envelope })).toThrow(ConfigurationError);
    expect(() => openapi(baseProfile, { envelope })).toThrow(
      /^openapi received a schema of an envelope with the reference "#.*", which leads nowhere in an OpenAPI document\. Write what it stands for in its place, or add that to the components of the document and refer to "#\/components\/schemas\/…"\. /,
    );
  });

  it("keep a reference to the components of the document, and a member that is called $ref", () => {
    const properties = {
      a: { $ref: "#/components/schemas/Own" },
      $ref: { const: "#" },
      b: { default: { $ref: "#" } },
    };
    const envelope: Envelope = { ...plain, schema: () => ({ type: "object", properties }) };
    expect(openapi(baseProfile, { envelope }).components.schemas["Problem"]).toHaveProperty(
      "properties",
      properties,
    );
  });

  it("refuse a schema that is no object", () => {
    const schema = (() => "object") as unknown as NonNullable<Envelope["schema"]>;
    expect(() => openapi(baseProfile, { envelope: { ...plain, schema } })).toThrow(
      'openapi takes an object from the schema of an envelope, but received the string "object".',
    );
  });
});

describe("responses", () => {
  const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });
  const errors = openapi(kms);

  it("takes statuses and codes, each row once", () => {
    expect(errors.responses(400, 404, "KMS.0209")).toEqual({ 400: ref("BadRequest"), 404: ref("NotFound") });
    expect(errors.responses("KMS.0101")).toEqual({ 500: ref("InternalServerError") });
  });

  it("takes the row of the fallback", () => {
    expect(errors.responses(401, 403)).toEqual({ 403: ref("Forbidden") });
    expect(errors.responses(409, 429, 503)).toEqual({
      400: ref("BadRequest"),
      500: ref("InternalServerError"),
    });
  });

  it("takes every error row where nothing is picked", () => {
    const all = {
      400: ref("BadRequest"),
      403: ref("Forbidden"),
      404: ref("NotFound"),
      500: ref("InternalServerError"),
    };
    expect(errors.responses()).toEqual(all);
    expect(errors.responses({ secured: true })).toEqual(all);
    expect(errors.responses({})).toEqual(all);
  });

  it("adds the row that answers a 401 to an operation that takes credentials", () => {
    expect(errors.responses(400, { secured: true })).toEqual({
      400: ref("BadRequest"),
      403: ref("Forbidden"),
    });
    expect(openapi(baseProfile).responses(404, { secured: true })).toEqual({
      401: ref("Unauthorized"),
      404: ref("NotFound"),
    });
    expect(errors.responses(400, { secured: false })).toEqual({ 400: ref("BadRequest") });
  });

  it("describes a row of success", () => {
    expect(errors.responses(204, 404)).toEqual({
      204: { description: "The request is processed successfully and no content is returned." },
      404: ref("NotFound"),
    });
  });

  it("takes a number as a status, and as a code where it is none", () => {
    const orders = defineProfile({
      name: "orders",
      rows: {
        400: { reason: "Bad", meaning: "Bad." },
        404: { reason: "None", meaning: "None." },
        500: { reason: "Failed", meaning: "Failed." },
      },
      codes: { 404: { status: 400, meaning: "Four." }, 1017: { status: 500, meaning: "Ten." } },
    });
    expect(Object.keys(openapi(orders).responses(404, 1017))).toEqual(["404", "500"]);
  });

  it.each([99, 418.5, 700, 202, Number.NaN, null, undefined, true])(
    "refuses %p, which is no status",
    (pick) => {
      expect(() => errors.responses(pick as never)).toThrow(ConfigurationError);
      expect(() => openapi(kms, { only: [pick as never] })).toThrow(
        'openapi takes statuses from 400 to 599, other statuses of the profile "KMS", and its codes, but received',
      );
    },
  );

  it("refuses a code that the catalogue does not have", () => {
    expect(() => errors.responses("KMS.0270" as never)).toThrow(
      'The profile "KMS" does not list the code that responses received, "KMS.0270". Did you mean "KMS.0207"?',
    );
    expect(() => openapi(kmsProfile).responses("KMS.0207" as never)).toThrow(
      'The profile "KMS" has no codes, but responses received "KMS.0207".',
    );
  });

  it("refuses a row that was left out, also as that of a 401", () => {
    const { responses } = openapi(kms, { only: [404] });
    const sentence = 'which the option "only" of openapi leaves out. Add it there.';
    expect(() => responses(409)).toThrow(`responses received the row 400 of the profile "KMS", ${sentence}`);
    expect(() => responses(404, { secured: true })).toThrow(
      `responses received the row 403 of the profile "KMS", ${sentence}`,
    );
  });

  it.each([
    {
      options: { secure: true },
      told: 'responses received an unknown option "secure". Did you mean "secured"?',
    },
    { options: { secured: 1 }, told: 'responses takes true or false as "secured", but received 1.' },
    { options: [404], told: "responses takes an object of options, but received an array." },
  ])("refuses $options", ({ options, told }) => {
    expect(() => errors.responses(404, options as never)).toThrow(told);
  });
});

describe("openapi refuses", () => {
  it.each([
    {
      options: { versions: "3.0" },
      told: 'openapi received an unknown option "versions". Did you mean "version"?',
    },
    {
      options: { version: "2.0" },
      told: 'openapi takes "3.0" or "3.1" as "version", but received the string "2.0".',
    },
    {
      options: { only: 404 },
      told: 'openapi takes an array of statuses and codes as "only", but received 404.',
    },
    {
      options: { prefix: "K M" },
      told: 'openapi takes letters and digits as "prefix", but received the string "K M".',
    },
    { options: { prefix: 1 }, told: 'openapi takes letters and digits as "prefix", but received 1.' },
    { options: { typeBase: "/problems" }, told: 'openapi takes an absolute URL as "typeBase"' },
    {
      options: { requestId: true },
      told: 'openapi takes false, a function or { header: "…" } with a name',
    },
    { options: { envelope: {} }, told: "openapi needs an envelope with mediaType, requiresCode and body" },
    { options: baseProfile, told: 'openapi received an unknown option "name".' },
  ])("$told", ({ options, told }) => {
    expect(() => openapi(kms, options as never)).toThrow(told);
    expect(() => openapi(kms, options as never)).toThrow(ConfigurationError);
  });

  it("what is no profile", () => {
    expect(() => openapi(undefined as never)).toThrow(
      "openapi takes a profile made by defineProfile, but received undefined.",
    );
    expect(() => openapi({ profile: kms } as never)).toThrow(ConfigurationError);
  });
});

it("documents what is sent for a status that falls back, too", () => {
  const { status, body } = errorHandler({ profile: kms }).describe(new HttpError(409), { requestId: ID });
  expect(status).toBe(400);
  expect(
    response("BadRequest", {}, kms).content["application/json"]?.examples?.["BadRequest"]?.value,
  ).toEqual(JSON.parse(body));
});
