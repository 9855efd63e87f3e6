import * as main from "../../src";
import { errorHandler, type Mapper } from "../../src";
import * as databases from "../../src/databases";
import * as mapping from "../../src/mapping";
import { runSample } from "../support/run-sample";
import { codeBlocks } from "./markdown";

const MODULES: Readonly<Record<string, object>> = {
  "express-error-profiles": main,
  "express-error-profiles/databases": databases,
  "express-error-profiles/mapping": mapping,
};

/** Runs the sample of the page that exports a name, and returns what it exports. */
function exported(name: string): Mapper {
  const sample = codeBlocks("docs/writing-mappers.md").find(({ code }) =>
    code.includes(`export const ${name}`),
  );
  const exports = runSample(sample?.code ?? "", (specifier) => MODULES[specifier]);
  const mapper = (exports as Record<string, Mapper | undefined>)[name];
  if (mapper === undefined) throw new Error(`The page has no ${name}.`);
  return mapper;
}

class QuotaError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super("secret");
    this.reason = reason;
  }
}
class RepositoryError extends Error {}

describe("the mappers of the page on writing mappers", () => {
  const describeBy = (mapper: Mapper, error: unknown) => errorHandler({ mappers: [mapper] }).describe(error);

  it.each<{ error: unknown; status: number }>([
    { error: new QuotaError("exceeded"), status: 403 },
    { error: new QuotaError("unavailable"), status: 503 },
    { error: new QuotaError("other"), status: 500 },
    { error: Object.assign(new Error("x"), { name: "QuotaError", reason: "exceeded" }), status: 500 },
  ])("mapQuotaError answers $status", ({ error, status }) => {
    const answer = describeBy(exported("mapQuotaError"), error);
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain("secret");
  });

  it("mapRepository opens what wraps an error of the database", () => {
    const violation = Object.assign(new Error("duplicate key"), {
      ...{
        name: "error",
        code: "23505",
        severity: "ERROR",
        length: 1,
        file: "nbtinsert.c",
        routine: "_bt_check_unique",
      },
    });
    const answer = describeBy(exported("mapRepository"), new RepositoryError("x", { cause: violation }));
    expect(answer.status).toBe(409);
    expect(describeBy(exported("mapRepository"), new RepositoryError("x")).status).toBe(500);
  });
});
