import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { createSerializer, ServiceClient } from "@azure/core-client";
import { Client as Elasticsearch } from "@elastic/elasticsearch";
import sendgrid from "@sendgrid/mail";
import superagent from "superagent";
import twilio from "twilio";
import { SECRET } from "../../support/secret";
import { importNatively } from "../support/import-natively";

type AiSdk = typeof import("ai");
type Anthropic = typeof import("@anthropic-ai/sdk", { with: { "resolution-mode": "import" } });
type Axios = typeof import("axios", { with: { "resolution-mode": "import" } });
type Got = typeof import("got", { with: { "resolution-mode": "import" } });
type Gaxios = typeof import("gaxios", { with: { "resolution-mode": "import" } });
type Gaxios6 = typeof import("gaxios6");
type GoogleGenAI = typeof import("@google/genai", { with: { "resolution-mode": "import" } });
type Kms = typeof import("@aws-sdk/client-kms");
type Ky = typeof import("ky", { with: { "resolution-mode": "import" } });
/** Version 2 has no types of its own. */
interface NodeFetch {
  readonly default: (url: string, options: { timeout: number }) => Promise<{ text: () => Promise<string> }>;
}
type Octokit = typeof import("@octokit/core", { with: { "resolution-mode": "import" } });
type OpenAI = typeof import("openai");
type Slack = typeof import("@slack/web-api");
type Stripe = typeof import("stripe", { with: { "resolution-mode": "import" } });
type Undici = typeof import("undici");

/** A client of upstreams, set up to try once and to wait for an answer no longer than so many milliseconds. */
export interface UpstreamClient {
  readonly name: string;
  readonly call: (url: string, timeout: number) => Promise<unknown>;
  /** What it cannot say by its errors. */
  readonly hides?: "the headers" | "both";
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
  { name: "the AI SDK", call: callAiSdk },
  { name: "Anthropic", call: callAnthropic },
  { name: "Azure", call: callAzure },
  { name: "Elasticsearch", call: callElasticsearch },
  { name: "gaxios 6", call: callGaxios6 },
  { name: "gaxios 7", call: callGaxios },
  { name: "Google's Gen AI SDK", call: callGoogleGenAI, hides: "both" },
  { name: "ky", call: callKy },
  { name: "SendGrid", call: callSendgrid },
  { name: "superagent", call: callSuperagent },
  { name: "Twilio", call: callTwilio, hides: "the headers" },
];

/** The clients that throw only where there is no answer, or not a whole one. */
export const QUIET_CLIENTS: readonly UpstreamClient[] = [
  { name: "fetch", call: callFetch },
  { name: "undici's fetch", call: callFetchOfUndici },
  { name: "node-fetch 2", call: callNodeFetch },
  { name: "Node's HTTP client", call: callNodeHttp },
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

async function callAiSdk(url: string, timeout: number): Promise<unknown> {
  const { createGateway, generateText } = await importNatively<AiSdk>("ai");
  const model = createGateway({ apiKey: SECRET, baseURL: url })("model");
  return await generateText({ model, prompt: "", maxRetries: 0, abortSignal: AbortSignal.timeout(timeout) });
}

async function callAnthropic(url: string, timeout: number): Promise<unknown> {
  const { Anthropic } = await importNatively<Anthropic>("@anthropic-ai/sdk");
  const client = new Anthropic({ apiKey: SECRET, baseURL: url, maxRetries: 0, timeout });
  return await client.models.list();
}

async function callAzure(url: string, timeout: number): Promise<unknown> {
  const client = new ServiceClient({
    endpoint: url,
    retryOptions: { maxRetries: 0 },
    allowInsecureConnection: true,
  });
  return await client.sendOperationRequest(
    { options: { abortSignal: AbortSignal.timeout(timeout) } },
    { httpMethod: "GET", serializer: createSerializer(), responses: { 200: {} } },
  );
}

async function callElasticsearch(url: string, timeout: number): Promise<unknown> {
  return await new Elasticsearch({ node: url, maxRetries: 0, requestTimeout: timeout }).search();
}

async function callGaxios(url: string, timeout: number): Promise<unknown> {
  const { Gaxios } = await importNatively<Gaxios>("gaxios");
  return await new Gaxios().request({ url, timeout, retry: false });
}

async function callGaxios6(url: string, timeout: number): Promise<unknown> {
  const { Gaxios } = await importNatively<Gaxios6>("gaxios6");
  return await new Gaxios().request({ url, timeout, retry: false });
}

async function callGoogleGenAI(url: string, timeout: number): Promise<unknown> {
  const { GoogleGenAI } = await importNatively<GoogleGenAI>("@google/genai");
  const client = new GoogleGenAI({ apiKey: SECRET, httpOptions: { baseUrl: url, timeout } });
  return await client.models.generateContent({ model: "model", contents: "" });
}

async function callKy(url: string, timeout: number): Promise<unknown> {
  const { default: ky } = await importNatively<Ky>("ky");
  return await ky.get(url, { timeout, retry: 0 }).json();
}

async function callNodeFetch(url: string, timeout: number): Promise<unknown> {
  const { default: fetch } = await importNatively<NodeFetch>("node-fetch2");
  const response = await fetch(url, { timeout });
  return await response.text();
}

async function callNodeHttp(url: string, timeout: number): Promise<unknown> {
  const request = get(url, { signal: AbortSignal.timeout(timeout) });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return await text(response);
}

async function callSendgrid(url: string, timeout: number): Promise<unknown> {
  sendgrid.setApiKey(`SG.${SECRET}`);
  sendgrid.setTimeout(timeout);
  const client = (
    sendgrid as unknown as { client: { setDefaultRequest: (name: string, value: string) => void } }
  ).client;
  client.setDefaultRequest("baseUrl", `${url}/`);
  return await sendgrid.send({
    to: "a@example.org",
    from: "b@example.org",
    subject: "subject",
    text: "text",
  });
}

/** Slack's client, which throws a plain Error for a 429 without a valid number of seconds. */
export async function callSlack(url: string, timeout: number): Promise<unknown> {
  const { LogLevel, WebClient } = await importNatively<Slack>("@slack/web-api");
  const client = new WebClient(SECRET, {
    slackApiUrl: `${url}/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    timeout,
  });
  return await client.auth.test();
}

async function callSuperagent(url: string, timeout: number): Promise<unknown> {
  return await superagent.get(url).timeout(timeout);
}

async function callTwilio(url: string, timeout: number): Promise<unknown> {
  const httpClient = new twilio.RequestClient({ timeout });
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace("https://api.twilio.com", url) });
  return await twilio(`AC${"0".repeat(32)}`, SECRET, { httpClient }).messages.list();
}
