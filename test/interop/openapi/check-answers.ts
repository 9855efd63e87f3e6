// Holds each answer of a test file against the schema of its status, and writes what was found to a file. It looks at the
// bytes that are sent; of the handler it only learns the options, to know which profile answers.
import { appendFileSync } from "node:fs";
import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import type { ErrorReport } from "../../../src";
import type * as optionsModule from "../../../src/express/options";
import type { ResponsePlan } from "../../../src/response/build-response";
import type * as responseModule from "../../../src/response/build-response";
import { type Validate, validatorOf } from "./validator";

const validators = new WeakMap<ResponsePlan, () => Validate>();
const plans = new WeakMap<object, ResponsePlan>();
const sent = new WeakMap<ServerResponse, { status: number; mediaType: unknown; body: unknown }>();

jest.mock("../../../src/express/options", () => {
  const actual = jest.requireActual<typeof optionsModule>("../../../src/express/options");
  return {
    ...actual,
    completeOptions: (...given: Parameters<typeof actual.completeOptions>) => {
      const settings = actual.completeOptions(...given);
      const { profile, envelope, typeBase, requestId } = given[0];
      const { baseProfile } = jest.requireActual<typeof import("../../../src")>("../../../src");
      let validate: Validate | undefined;
      validators.set(
        settings.plan,
        () => (validate ??= validatorOf(profile ?? baseProfile, { envelope, typeBase, requestId })),
      );
      return settings;
    },
  };
});

jest.mock("../../../src/response/build-response", () => {
  const actual = jest.requireActual<typeof responseModule>("../../../src/response/build-response");
  return {
    ...actual,
    buildResponse: (...given: Parameters<typeof actual.buildResponse>) => {
      plans.set(given[0], given[1]);
      return actual.buildResponse(...given);
    },
  };
});

const { end, getHeader } = ServerResponse.prototype as unknown as {
  end: (...given: unknown[]) => ServerResponse;
  getHeader: (name: string) => unknown;
};
ServerResponse.prototype.end = function (this: ServerResponse, ...given: unknown[]) {
  const mediaType = getHeader.call(this, "Content-Type");
  sent.set(this, { status: this.statusCode, mediaType, body: given[0] });
  return end.apply(this, given);
};

/** One answer that was looked at, as a line of the file. */
export interface CheckedAnswer {
  readonly file: string;
  readonly test: string;
  readonly status: number;
  readonly wrong: readonly string[];
  readonly notes: readonly string[];
}

subscribe("express-error-profiles:answered", (message) => {
  const { report, res } = message as { report: ErrorReport; res: ServerResponse };
  const plan = plans.get(report.httpError);
  const validate = plan && validators.get(plan);
  const answer = sent.get(res);
  if (report.outcome !== "answered" || validate === undefined || answer?.body === undefined) return;
  const { status, mediaType, body } = answer;
  // The page of the option `html`.
  if (String(mediaType).startsWith("text/html")) return;
  const { testPath = "", currentTestName = "" } = expect.getState();
  const checked: CheckedAnswer = {
    file: testPath,
    test: currentTestName,
    status,
    wrong: findWrong(() => validate()(status, mediaType, parse(body))),
    notes: report.notes,
  };
  appendFileSync(String(process.env["ANSWERS_FILE"]), `${JSON.stringify(checked)}\n`);
});

function findWrong(find: () => string[]): string[] {
  try {
    return find();
  } catch (error) {
    return [String(error)];
  }
}

function parse(body: unknown): unknown {
  return JSON.parse(Buffer.isBuffer(body) ? body.toString("utf8") : String(body));
}
