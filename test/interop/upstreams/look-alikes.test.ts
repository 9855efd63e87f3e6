import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
import { errorOfClass } from "../../support/mapped-errors";
import { expectAnswered } from "../support/expect-answered";

const named = (name: string, properties: object = {}): Error =>
  Object.assign(new Error(SECRET), { name, ...properties });

const RESPONSE = { status: 429, statusCode: 429, headers: { "retry-after": "7", "set-cookie": SECRET } };

it.each([
  { what: "axios' name and response", thrown: named("AxiosError", { response: RESPONSE }) },
  {
    what: "axios' whole shape in parsed input",
    thrown: { name: "AxiosError", isAxiosError: true, config: {}, response: RESPONSE },
  },
  { what: "a TypeError with a cause", thrown: new TypeError(SECRET, { cause: new Error() }) },
  { what: "undici's code alone", thrown: named("Error", { code: "UND_ERR_SOCKET", ...RESPONSE }) },
  { what: "got's name and response", thrown: named("HTTPError", { response: RESPONSE, options: {} }) },
  { what: "Octokit's name and status", thrown: named("HttpError", RESPONSE) },
  {
    what: "an APIError of another SDK",
    thrown: new (class APIError extends Error {
      status = 429;
    })(SECRET),
  },
  { what: "Stripe's type alone", thrown: named("Error", { type: "StripeRateLimitError", ...RESPONSE }) },
  {
    what: "the AWS SDK's fault alone",
    thrown: named("ThrottlingException", { $fault: "client", $response: RESPONSE }),
  },
  { what: "gaxios' class and response", thrown: errorOfClass(["GaxiosError"], { response: RESPONSE }) },
  { what: "gRPC's code and details", thrown: named("Error", { code: 14, details: SECRET }) },
  { what: "an HTTPError that is not of ky", thrown: errorOfClass(["HTTPError"], { response: RESPONSE }) },
  { what: "a FetchError that is not of node-fetch", thrown: errorOfClass(["FetchError"], RESPONSE) },
  { what: "superagent's status and response", thrown: named("Error", { status: 429, response: RESPONSE }) },
  { what: "Azure's name alone", thrown: named("RestError", RESPONSE) },
  {
    what: "an ApiError of the application",
    thrown: errorOfClass(["ApiError"], { name: "ApiError", status: 429 }),
  },
  { what: "a RestException of the application", thrown: errorOfClass(["RestException"], RESPONSE) },
  { what: "Elasticsearch's name and meta", thrown: named("ResponseError", { meta: RESPONSE }) },
  { what: "SendGrid's class and code", thrown: errorOfClass(["ResponseError"], { code: 429 }) },
  { what: "the AI SDK's name and status", thrown: named("AI_APICallError", RESPONSE) },
  { what: "nodemailer's code alone", thrown: named("Error", { code: "ETIMEDOUT" }) },
  {
    what: "Slack's code of a file",
    thrown: named("Error", { code: "slack_webapi_file_upload_read_file_data_error" }),
  },
  { what: "a timeout of no library's", thrown: named("TimeoutError") },
  { what: "a code of a socket alone", thrown: named("Error", { code: "ECONNREFUSED" }) },
])("answers 500 for $what", async ({ thrown }) => {
  const act = (): never => {
    throw thrown;
  };
  await expectAnswered({ act, mappers: upstreamMappers, status: 500 });
});
