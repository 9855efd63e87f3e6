import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
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
  { what: "a timeout of no library's", thrown: named("TimeoutError") },
  { what: "a code of a socket alone", thrown: named("Error", { code: "ECONNREFUSED" }) },
])("answers 500 for $what", async ({ thrown }) => {
  const act = (): never => {
    throw thrown;
  };
  await expectAnswered({ act, mappers: upstreamMappers, status: 500 });
});
