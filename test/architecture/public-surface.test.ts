import { readFileSync } from "node:fs";
import { BROWSER_ENTRIES, ENTRIES, specifierOf } from "../../scripts/entries";
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
      "extendProfile",
      "flatErrorCode",
      "formatReport",
      "keysOfPointer",
      "kmsProfile",
      "logger",
      "mapBodyParser",
      "mapBusboy",
      "mapCelebrate",
      "mapExpressJwt",
      "mapExpressOauth2JwtBearer",
      "mapExpressOpenapiValidator",
      "mapExpressValidator",
      "mapFormidable",
      "mapHttpErrors",
      "mapLusca",
      "mapMulter",
      "mapPassport",
      "mapPassportOauth2",
      "mapRateLimiter",
      "mapRouter",
      "mapRoutingControllers",
      "mapSend",
      "mapServeIndex",
      "mapTsoa",
      "methodNotAllowed",
      "nestedErrorCode",
      "notFound",
      "parseInput",
      "problemDetails",
      "securityHandlers",
      "standardProfile",
      "toRecord",
      "trustStatus",
      "watchStatuses",
      "withoutMapper",
    ],
    types: [
      "Codes",
      "CommonErrorOptions",
      "ConfigurationErrorCode",
      "DescribeContext",
      "DescribedError",
      "DocumentedCode",
      "Envelope",
      "ErrorClass",
      "ErrorCodeBody",
      "ErrorHandler",
      "ErrorHandlerOptions",
      "ErrorHeaders",
      "ErrorMiddleware",
      "ErrorRecord",
      "ErrorReport",
      "HtmlOption",
      "HttpErrorOptions",
      "Issue",
      "JsonSchema",
      "LoggerOptions",
      "Mapper",
      "MapperContext",
      "MethodNotAllowedOptions",
      "Middleware",
      "NestedErrorCodeOptions",
      "NotFoundOptions",
      "Note",
      "Observer",
      "Outcome",
      "ParseInputOptions",
      "ParsedInput",
      "Problem",
      "ProblemDetailsBody",
      "Profile",
      "ProfileDefinition",
      "ProfileErrors",
      "ProfileExtension",
      "RecordedError",
      "RequestIdOption",
      "Row",
      "Rows",
      "SchemaRow",
      "StackTraces",
      "StandardSchema",
      "StatusCoverage",
      "StatusWatch",
      "TrustStatusReaders",
      "UndocumentedAnswer",
      "WatchOptions",
    ],
  },
  answer: { values: [], types: ["Answer"] },
  client: {
    values: ["ReceivedError", "errorReader"],
    types: [
      "ErrorReader",
      "ErrorReaderOptions",
      "ReadAnswer",
      "ReadableResponse",
      "ReadableTable",
      "ReceivedCode",
      "ReceivedMembers",
    ],
  },
  databases: {
    values: [
      "databaseMappers",
      "databaseMappersWith",
      "mapDatabaseSocket",
      "mapDrizzle",
      "mapDynamodb",
      "mapKnex",
      "mapKysely",
      "mapMikroOrm",
      "mapMongo",
      "mapMongoose",
      "mapMysql",
      "mapPostgres",
      "mapPrisma",
      "mapRedis",
      "mapSequelize",
      "mapSqlite",
      "mapTypeorm",
    ],
    types: ["DatabaseMapperOptions"],
  },
  envelopes: {
    values: [
      "baseTable",
      "detailWithIssues",
      "flatErrorCode",
      "kmsTable",
      "nestedErrorCode",
      "problemDetails",
      "standardTable",
    ],
    types: [
      "Codes",
      "DocumentedCode",
      "Envelope",
      "ErrorCodeBody",
      "Issue",
      "JsonSchema",
      "NestedErrorCodeOptions",
      "Problem",
      "ProblemDetailsBody",
      "Row",
      "Rows",
      "SchemaRow",
    ],
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
  openapi: {
    values: ["openapi"],
    types: [
      "OpenApiComponents",
      "OpenApiErrors",
      "OpenApiHeader",
      "OpenApiOptions",
      "OpenApiPick",
      "OpenApiResponse",
      "OpenApiResponses",
      "ResponsesOptions",
    ],
  },
  pages: {
    values: ["errorPage", "problemFiles", "problemPages"],
    types: ["ErrorPageOptions", "PageLabels", "ProblemFilesOptions", "ProblemPagesOptions"],
  },
  server: { values: ["documentRefusals"], types: [] },
  tokens: {
    values: ["mapFirebaseAdmin", "mapJose", "mapJsonwebtoken", "mapJwksRsa", "tokenMappers"],
    types: [],
  },
  validators: {
    values: [
      "mapAjv",
      "mapArktype",
      "mapClassValidator",
      "mapJoi",
      "mapSuperstruct",
      "mapTypebox",
      "mapValibot",
      "mapYup",
      "mapZod",
      "validationMappers",
    ],
    types: [],
  },
  testing: {
    values: ["errorResponse", "savedStatuses", "watchStatuses"],
    types: [
      "CoverageExceptions",
      "ExpectedError",
      "SeenStatuses",
      "StatusCoverage",
      "StatusWatch",
      "TestedClass",
      "TestedResponse",
      "TestedStatuses",
      "UndocumentedAnswer",
      "WatchOptions",
    ],
  },
  upstreams: {
    values: [
      "mapAiSdk",
      "mapAnthropic",
      "mapAwsSdk",
      "mapAxios",
      "mapAzure",
      "mapElasticsearch",
      "mapFetch",
      "mapGaxios",
      "mapGoogleGenAI",
      "mapGot",
      "mapGrpc",
      "mapKy",
      "mapNodeFetch",
      "mapNodemailer",
      "mapOctokit",
      "mapOpenAI",
      "mapReceivedError",
      "mapSendgrid",
      "mapSlack",
      "mapStripe",
      "mapSuperagent",
      "mapTwilio",
      "mapUndici",
      "mapUpstreamSocket",
      "upstreamMappers",
    ],
    types: [],
  },
};

/** What else stands at the top of `src`. */
const NO_ENTRIES = ["untrusted.ts"];

it("every file at the top of src is an entry point that package.json exports, in the same way as the others", () => {
  const files = sourceFiles().filter((file) => !file.includes("/") && !NO_ENTRIES.includes(file));
  expect(files).toEqual(ENTRIES.map((entry) => `${entry}.ts`).sort());
  const paths = ENTRIES.map((entry) => [
    specifierOf(entry).replace("express-error-profiles", "."),
    exportOf(entry),
  ]);
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { exports: object };
  expect(manifest.exports).toEqual({ ...Object.fromEntries(paths), "./package.json": "./package.json" });
});

function exportOf(entry: string): object {
  const file = `./dist/${entry}`;
  const bundled = { types: `${file}.d.mts`, default: `./dist/esm/${entry}.mjs` };
  return {
    ...(BROWSER_ENTRIES.includes(entry) && { module: bundled }),
    import: { types: `${file}.d.mts`, default: `${file}.mjs` },
    require: { types: `${file}.d.ts`, default: `${file}.js` },
  };
}

it("the public names of every entry point are written here", () => {
  expect(Object.keys(SURFACE).sort()).toEqual([...ENTRIES].sort());
});

describe.each(Object.entries(SURFACE))("src/%s", (entry, names) => {
  const loaded: object = jest.requireActual(`../../src/${entry}`);

  it("exports the public names and no others", () => {
    expect(exportedNames(`${entry}.ts`)).toEqual(names);
    expect(Object.keys(loaded).sort()).toEqual(names.values);
  });

  it("exports nothing that is undefined", () => {
    expect(Object.entries(loaded).filter(([, value]) => value === undefined)).toEqual([]);
  });
});
