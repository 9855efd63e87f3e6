import { SECRET } from "../../support/secret";
import { importNatively } from "../support/import-natively";

type Axios = typeof import("axios", { with: { "resolution-mode": "import" } });
type Got = typeof import("got", { with: { "resolution-mode": "import" } });
type Kms = typeof import("@aws-sdk/client-kms");
type Octokit = typeof import("@octokit/core", { with: { "resolution-mode": "import" } });
type OpenAI = typeof import("openai");
type Stripe = typeof import("stripe", { with: { "resolution-mode": "import" } });
type Undici = typeof import("undici");

/** A client of upstreams, set up to try once and to wait for an answer no longer than so many milliseconds. */
export interface UpstreamClient {
  readonly name: string;
  readonly call: (url: string, timeout: number) => Promise<unknown>;
}

/** The clients that throw where the upstream answers an error. */
export const THROWING_CLIENTS: readonly UpstreamClient[] = [
  { name: "axios", call: callAxios },
  { name: "axios over fetch", call: callAxiosOverFetch },
  { name: "undici", call: callUndici },
  { name: "got", call: callGot },
  { name: "Octokit", call: callOctokit },
  { name: "OpenAI", call: callOpenAI },
  { name: "Stripe", call: callStripe },
  { name: "the AWS SDK", call: callAwsSdk },
];

/** The clients that throw only where there is no answer, or not a whole one. */
export const QUIET_CLIENTS: readonly UpstreamClient[] = [
  { name: "fetch", call: callFetch },
  { name: "undici's fetch", call: callFetchOfUndici },
];

async function callFetch(url: string, timeout: number): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  return await response.text();
}

async function callFetchOfUndici(url: string, timeout: number): Promise<unknown> {
  const { Agent, fetch } = await importNatively<Undici>("undici");
  const response = await fetch(url, { dispatcher: new Agent({ headersTimeout: timeout }) });
  return await response.text();
}

async function callAxios(url: string, timeout: number): Promise<unknown> {
  const { default: axios } = await importNatively<Axios>("axios");
  return await axios.get(url, { timeout, headers: { authorization: SECRET } });
}

async function callAxiosOverFetch(url: string, timeout: number): Promise<unknown> {
  const { default: axios } = await importNatively<Axios>("axios");
  return await axios.get(url, { signal: AbortSignal.timeout(timeout), adapter: "fetch" });
}

async function callUndici(url: string, timeout: number): Promise<unknown> {
  const { Agent, interceptors, request } = await importNatively<Undici>("undici");
  const dispatcher = new Agent({ headersTimeout: timeout }).compose(interceptors.responseError());
  const { body } = await request(url, { dispatcher });
  return await body.text();
}

async function callGot(url: string, timeout: number): Promise<unknown> {
  const { got } = await importNatively<Got>("got");
  return await got(url, { retry: { limit: 0 }, timeout: { request: timeout } });
}

async function callOctokit(url: string, timeout: number): Promise<unknown> {
  const { Octokit } = await importNatively<Octokit>("@octokit/core");
  const octokit = new Octokit({ baseUrl: url, auth: SECRET });
  return await octokit.request("GET /user", { request: { signal: AbortSignal.timeout(timeout) } });
}

async function callOpenAI(url: string, timeout: number): Promise<unknown> {
  const { OpenAI } = await importNatively<OpenAI>("openai");
  const options = { apiKey: SECRET, baseURL: url, maxRetries: 0, timeout };
  return await new OpenAI(options).models.list();
}

async function callStripe(url: string, timeout: number): Promise<unknown> {
  const { Stripe } = await importNatively<Stripe>("stripe");
  const { hostname, port } = new URL(url);
  const address = { host: hostname, port: Number(port), protocol: "http" } as const;
  return await new Stripe(SECRET, { ...address, maxNetworkRetries: 0, timeout }).balance.retrieve();
}

async function callAwsSdk(url: string, timeout: number): Promise<unknown> {
  const { KMSClient, ListKeysCommand } = await importNatively<Kms>("@aws-sdk/client-kms");
  const client = new KMSClient({
    region: "us-east-1",
    endpoint: url,
    maxAttempts: 1,
    credentials: { accessKeyId: "id", secretAccessKey: SECRET },
    requestHandler: { requestTimeout: timeout, throwOnRequestTimeout: true },
  });
  return await client.send(new ListKeysCommand());
}
