import * as databases from "../../src/databases";
import * as main from "../../src";
import * as mapping from "../../src/mapping";
import * as testing from "../../src/testing";
import * as upstreams from "../../src/upstreams";
import { exportedNames, sourceFiles } from "./source-files";

/** Every public name, by the entry point that exports it. A name is added here on purpose or not at all. */
const SURFACE = {
  index: {
    values: [
      "BadRequest",
      "ConfigurationError",
      "Conflict",
      "Forbidden",
      "HttpError",
      "InternalError",
      "NotAcceptable",
      "NotFound",
      "ServerUnavailable",
      "Unauthorized",
      "baseProfile",
      "captureStackTraces",
      "defaultLogger",
      "defaultMappers",
      "defineProfile",
      "detailWithIssues",
      "errorHandler",
      "flatErrorCode",
      "formatReport",
      "keysOfPointer",
      "kmsProfile",
      "logger",
      "nestedErrorCode",
      "notFound",
      "parseInput",
      "problemDetails",
      "standardProfile",
      "toRecord",
      "trustStatus",
      "validationMappers",
    ],
    types: [
      "AnyErrorClass",
      "CommonErrorOptions",
      "ConfigurationErrorCode",
      "DescribeContext",
      "DescribedError",
      "Envelope",
      "ErrorClass",
      "ErrorHandler",
      "ErrorHandlerOptions",
      "ErrorHeaders",
      "ErrorMiddleware",
      "ErrorRecord",
      "ErrorReport",
      "ErrorStatus",
      "HttpErrorOptions",
      "Issue",
      "LoggerOptions",
      "Mapper",
      "MapperContext",
      "Middleware",
      "NestedErrorCodeOptions",
      "Next",
      "Note",
      "Observer",
      "Outcome",
      "OutputOf",
      "ParseInputOptions",
      "ParsedInput",
      "Problem",
      "Profile",
      "ProfileDefinition",
      "ProfileErrors",
      "RecordedError",
      "RequestIdOption",
      "Row",
      "Rows",
      "StackTraces",
      "StandardIssue",
      "StandardResult",
      "StandardSchema",
      "StatusError",
    ],
  },
  databases: {
    values: [
      "databaseMappers",
      "mapDatabaseSocket",
      "mapMongo",
      "mapMongoose",
      "mapMysql",
      "mapPostgres",
      "mapPrisma",
      "mapSequelize",
    ],
    types: [],
  },
  mapping: {
    values: [
      "descendsFrom",
      "hideValue",
      "jsonPointer",
      "messageOf",
      "socketErrorCode",
      "stackBeginsIn",
      "viaCause",
    ],
    types: [],
  },
  testing: { values: ["errorResponse"], types: ["ExpectedError", "TestedClass", "TestedResponse"] },
  upstreams: {
    values: [
      "mapAwsSdk",
      "mapAxios",
      "mapFetch",
      "mapGot",
      "mapOctokit",
      "mapOpenAI",
      "mapStripe",
      "mapUndici",
      "mapUpstreamSocket",
      "upstreamMappers",
    ],
    types: [],
  },
} as const;

const ENTRIES = [
  { entry: "index", loaded: main },
  { entry: "databases", loaded: databases },
  { entry: "mapping", loaded: mapping },
  { entry: "testing", loaded: testing },
  { entry: "upstreams", loaded: upstreams },
] as const;

it("every module at the top of src is an entry point with its ESM facade", () => {
  const modules = sourceFiles().filter((file) => !file.includes("/") && file !== "untrusted.ts");
  expect(modules).toEqual(ENTRIES.flatMap(({ entry }) => [`${entry}.mts`, `${entry}.ts`]).sort());
});

describe.each(ENTRIES)("src/$entry", ({ entry, loaded }) => {
  it("exports the public names and no others", () => {
    expect(exportedNames(`${entry}.ts`)).toEqual(SURFACE[entry]);
    expect(Object.keys(loaded).sort()).toEqual(SURFACE[entry].values);
  });

  it("exports nothing that is undefined", () => {
    expect(Object.entries(loaded).filter(([, value]) => value === undefined)).toEqual([]);
  });

  it("exports the same values from its ESM facade, by name", () => {
    expect(exportedNames(`${entry}.mts`).values).toEqual(SURFACE[entry].values);
  });
});
