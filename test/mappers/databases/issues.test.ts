import { ConfigurationError, type Mapper } from "../../../src";
import {
  databaseMappers,
  databaseMappersWith,
  mapMongo,
  mapMongoose,
  mapPrisma,
  mapSequelize,
} from "../../../src/databases";
import { mapError } from "../../support/map-error";
import { errorOfClass, madeError } from "../../support/mapped-errors";

const WITH_ISSUES = databaseMappersWith({ issues: true });

/** The mapper that stands in the place of another one in the list with issues. */
function withIssues(mapper: Mapper): Mapper {
  const found = WITH_ISSUES[databaseMappers.indexOf(mapper)];
  if (found === undefined) throw new Error("There is no such mapper.");
  return found;
}

const issuesOf = (mapper: Mapper, error: Error): unknown => mapError(withIssues(mapper), error)?.issues;

const required = { detail: "is required", code: "required" };
const type = { detail: "is not of the right type", code: "type" };
const unique = { detail: "is taken", code: "unique" };

describe("databaseMappersWith", () => {
  it("has the same mappers by name, in the same order", () => {
    expect(WITH_ISSUES.map(({ name }) => name)).toEqual(databaseMappers.map(({ name }) => name));
    expect(databaseMappersWith({})).toEqual(databaseMappers);
    expect(databaseMappersWith({ issues: false })).toEqual(databaseMappers);
  });

  it("refuses what it does not know", () => {
    const wrong = databaseMappersWith as (options: unknown) => unknown;
    expect(() => wrong({ issue: true })).toThrow(
      new ConfigurationError(
        "unknown-option",
        'databaseMappersWith received an unknown option "issue". Did you mean "issues"?',
      ),
    );
    expect(() => wrong({ issues: 1 })).toThrow(ConfigurationError);
    expect(() => wrong(undefined)).toThrow(ConfigurationError);
  });
});

describe("of mongoose", () => {
  const refused = (errors: object): Error =>
    madeError("secret", { name: "ValidationError", _message: "Key validation failed", errors });

  it.each([
    { kind: "required", detail: "is required" },
    { kind: "maxlength", detail: "is too long" },
    { kind: "in_use", detail: "is not valid" },
  ])("have the kind $kind as code", ({ kind, detail }) => {
    const errors = { "keys.0.name": { name: "ValidatorError", kind, value: "secret" } };
    expect(issuesOf(mapMongoose, refused(errors))).toEqual([
      { pointer: "#/keys/0/name", detail, code: kind },
    ]);
  });

  it.each([{ kind: "user defined" }, { kind: undefined }])(
    "have another code for the kind $kind",
    ({ kind }) => {
      const errors = { name: { name: "ValidatorError", kind } };
      expect(issuesOf(mapMongoose, refused(errors))).toEqual([
        { pointer: "#/name", detail: "is not valid", code: "invalid" },
      ]);
    },
  );

  it("leave out that of a subdocument, which says nothing beside those of its paths", () => {
    const errors = {
      owner: { name: "ValidationError" },
      "owner.name": { name: "CastError", kind: "String" },
    };
    expect(issuesOf(mapMongoose, refused(errors))).toEqual([{ pointer: "#/owner/name", ...type }]);
  });

  it.each([
    {
      error: madeError("", { name: "CastError", kind: "ObjectId", path: "_id" }),
      issue: { pointer: "#/_id", ...type },
    },
    {
      error: madeError("", { name: "StrictModeError", isImmutableError: false, path: "admin" }),
      issue: { pointer: "#/admin", detail: "is not known", code: "unknown" },
    },
    {
      error: madeError("", { name: "StrictModeError", isImmutableError: false }),
      issue: { pointer: "#", detail: "is not known", code: "unknown" },
    },
  ])("have one for an error about one path", ({ error, issue }) => {
    expect(issuesOf(mapMongoose, error)).toEqual([issue]);
  });

  it("are 100, with their count, if there are more", () => {
    const errors = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`keys.${String(index)}`, { kind: "required" }]),
    );
    const mapped = mapError(withIssues(mapMongoose), refused(errors));
    expect(mapped?.issues).toHaveLength(100);
    expect(mapped?.issueCount).toBe(1_000);
  });

  it("are none of an error of another status", () => {
    const error = madeError("", { name: "VersionError", modifiedPaths: [] });
    expect(issuesOf(mapMongoose, error)).toBeUndefined();
  });
});

describe("of MongoDB", () => {
  const refused = (properties: object): Error =>
    madeError("secret", { name: "MongoServerError", hasErrorLabel: () => false, ...properties });

  it.each([
    { keyPattern: { email: 1, "owner.id": 1 }, issues: ["#/email", "#/owner/id"] },
    { keyValue: { email: "secret" }, issues: ["#/email"] },
  ])("name the fields of the index of a duplicate key", ({ issues, ...properties }) => {
    const found = issuesOf(mapMongo, refused({ code: 11000, ...properties }));
    expect(found).toEqual(issues.map((pointer) => ({ pointer, ...unique })));
  });

  it("are none if the server names no field, and none of another failure", () => {
    expect(issuesOf(mapMongo, refused({ code: 11000 }))).toBeUndefined();
    expect(issuesOf(mapMongo, refused({ code: 121, keyPattern: { email: 1 } }))).toBeUndefined();
  });
});

describe("of Sequelize", () => {
  const refused = (errors: unknown): Error =>
    madeError("secret", { name: "SequelizeValidationError", errors });

  it.each([
    { path: "name", validatorKey: "is_null", issue: { pointer: "#/name", ...required } },
    { path: "name", validatorKey: "not_a_string", issue: { pointer: "#/name", ...type } },
    { path: "name", validatorKey: "not_unique", issue: { pointer: "#/name", ...unique } },
    { path: "name", validatorKey: "len", issue: { pointer: "#/name", detail: "is not valid", code: "len" } },
    { path: null, validatorKey: 7, issue: { pointer: "#", detail: "is not valid", code: "invalid" } },
  ])("name $path for $validatorKey", ({ issue, ...item }) => {
    expect(issuesOf(mapSequelize, refused([{ ...item, value: "secret", message: "secret" }]))).toEqual([
      issue,
    ]);
  });

  it("are none if no attribute was refused", () => {
    const error = madeError("", { name: "SequelizeHostNotFoundError", original: {} });
    expect(mapError(withIssues(mapSequelize), error)?.status).toBe(503);
    expect(issuesOf(mapSequelize, error)).toBeUndefined();
  });
});

it("are none of Sequelize's bulkCreate, which does not say which record it refused", () => {
  const refused = madeError("", {
    name: "SequelizeValidationError",
    errors: [{ path: "name", validatorKey: "is_null" }],
  });
  const errors = [madeError("", { name: "SequelizeBulkRecordError", errors: refused })];
  const mapped = mapError(withIssues(mapSequelize), madeError("", { name: "AggregateError", errors }));
  expect(mapped?.status).toBe(400);
  expect(mapped?.issues).toBeUndefined();
});

describe("of Prisma", () => {
  const CLIENT = { clientVersion: "7.10.0" };
  const refused = (code: string, meta?: object): Error =>
    madeError("secret", { name: "PrismaClientKnownRequestError", ...CLIENT, code, meta });
  const ofDriver = (cause: object): object => ({ driverAdapterError: { cause } });

  it.each([
    {
      what: "the target of the engine",
      meta: { target: ["email", 7, "tenant"] },
      pointers: ["#/email", "#/tenant"],
    },
    {
      what: "the fields of the adapter",
      meta: ofDriver({ constraint: { fields: ["email"] } }),
      pointers: ["#/email"],
    },
    {
      what: "the index of the adapter",
      meta: ofDriver({ constraint: { index: "users_email_key" }, table: "users" }),
      pointers: ["#/email"],
    },
  ])("name the columns of $what", ({ meta, pointers }) => {
    const issues = pointers.map((pointer) => ({ pointer, ...unique }));
    expect(issuesOf(mapPrisma, refused("P2002", meta))).toEqual(issues);
  });

  it.each([
    {
      what: "an index that may be of two columns",
      cause: { constraint: { index: "users_first_name_key" }, table: "users" },
    },
    { what: "the index of a primary key", cause: { constraint: { index: "users_pkey" }, table: "users" } },
    { what: "an index of another table", cause: { constraint: { index: "users_email_key" }, table: "keys" } },
    { what: "no index", cause: {} },
  ])("are none for $what", ({ cause }) => {
    const mapped = mapError(withIssues(mapPrisma), refused("P2002", ofDriver(cause)));
    expect(mapped?.status).toBe(409);
    expect(mapped?.issues).toBeUndefined();
  });

  it.each([
    { code: "P2000", meta: { column_name: "email" }, kind: "maxlength", detail: "is too long" },
    { code: "P2003", meta: { constraint: ["email"] }, kind: "reference", detail: "does not exist" },
    { code: "P2011", meta: { constraint: ["email"] }, kind: "required", detail: "is required" },
    { code: "P2020", meta: { column_name: "email" }, kind: "range", detail: "is out of range" },
  ])("name the column of an engine's $code", ({ code, meta, kind, detail }) => {
    expect(issuesOf(mapPrisma, refused(code, meta))).toEqual([{ pointer: "#/email", detail, code: kind }]);
  });

  it("are none of a row that is still referred to", () => {
    const meta = ofDriver({ originalCode: "1451", constraint: { fields: ["keyId"] } });
    const mapped = mapError(withIssues(mapPrisma), refused("P2003", meta));
    expect(mapped?.status).toBe(409);
    expect(mapped?.issues).toBeUndefined();
  });

  it("are none of an error that is about no column", () => {
    expect(issuesOf(mapPrisma, refused("P2025", { target: ["email"] }))).toBeUndefined();
  });

  const invalid = (message: string): Error =>
    Object.assign(new Error(message), { name: "PrismaClientValidationError", ...CLIENT });

  it.each([
    { message: "Argument `email` is missing.", issue: { pointer: "#/email", ...required } },
    { message: "Argument `email` must not be null.", issue: { pointer: "#/email", ...required } },
    {
      message: "Argument `size`: Invalid value provided. Expected Int, provided String.",
      issue: { pointer: "#/size", ...type },
    },
  ])("name the argument of: $message", ({ message, issue }) => {
    const error = invalid(
      `\nInvalid \`prisma.key.create()\` invocation:\n\n{ email: "secret" }\n\n${message}`,
    );
    expect(mapError(withIssues(mapPrisma), error)?.status).toBe(400);
    expect(issuesOf(mapPrisma, error)).toEqual([issue]);
  });

  it.each([
    { what: "an argument that is not known", error: invalid("\nUnknown argument `colour`.") },
    { what: "a message that is no text", error: Object.assign(invalid(""), { message: 7 }) },
    {
      what: "an error of another library",
      error: errorOfClass(["PrismaClientValidationError"], { message: "\nArgument `email` is missing." }),
    },
  ])("are none of $what, which is passed by", ({ error }) => {
    expect(mapError(withIssues(mapPrisma), error)).toBeUndefined();
  });
});
