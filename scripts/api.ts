// `npm run api`: writes the public names of each entry point, with their types, to `etc`, so that a review shows every
// change of them. `npm run api -- --check` writes nothing, and exits with 1 if a report there is out of date.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { ENTRIES } from "./entries";

const { Error: fails, None: passes } = ExtractorLogLevel;

function configOf(entry: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve("package.json"),
    configObject: {
      projectFolder: resolve("."),
      mainEntryPointFilePath: resolve("dist", `${entry}.d.ts`),
      compiler: { tsconfigFilePath: resolve("tsconfig.build.json") },
      newlineKind: "lf",
      apiReport: {
        enabled: true,
        reportFolder: resolve("etc"),
        reportTempFolder: resolve("node_modules", ".cache", "api"),
        reportFileName: entry,
      },
      messages: {
        compilerMessageReporting: { default: { logLevel: fails } },
        extractorMessageReporting: {
          default: { logLevel: fails },
          // Everything that is exported is public.
          "ae-missing-release-tag": { logLevel: passes },
          // Types that signatures are made of, for which nobody has a use by name; the report shows which.
          "ae-forgotten-export": { logLevel: passes, addToApiReportFile: true },
          // Links and tags are checked where they are read, by `npm run docs`.
          "ae-unresolved-link": { logLevel: passes },
        },
        tsdocMessageReporting: { default: { logLevel: passes } },
      },
    },
  });
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const failed = ENTRIES.filter((entry) => {
  const { succeeded } = Extractor.invoke(configOf(entry), { localBuild: !values.check });
  return !succeeded;
});
if (failed.length > 0) {
  console.error(
    `Look at etc/${failed.join(".api.md, etc/")}.api.md: \`npm run api\` writes what is public now.`,
  );
  process.exitCode = 1;
}
