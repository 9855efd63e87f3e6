import { createSerializer, ServiceClient } from "@azure/core-client";
import { Client } from "@elastic/elasticsearch";
import KMS from "aws-sdk/clients/kms";
import axios from "axios";
import { Gaxios } from "gaxios";
import createHttpError from "http-errors";
import superagent from "superagent";
import { upstreamMappers } from "../../../src/upstreams";
import { defaultMappers } from "../../../src";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUpstream } from "./upstream-server";

const upstream = useUpstream();

/** A client that has no mapper: how it calls the upstream of this address. */
interface OtherClient {
  readonly name: string;
  readonly call: (url: string) => Promise<unknown>;
}

const CLIENTS: readonly OtherClient[] = [
  { name: "superagent", call: async (url) => await superagent.get(url) },
  {
    name: "gaxios",
    call: (url) => new Gaxios({ fetchImplementation: fetch }).request({ url, retry: false }),
  },
  { name: "Elasticsearch", call: (url) => new Client({ node: url, maxRetries: 0 }).search() },
  { name: "Azure", call: callAzure },
  { name: "the AWS SDK of version 2", call: (url) => kms(url).listKeys().promise() },
];

describe.each(CLIENTS)("$name", ({ call }) => {
  it.each([401, 404, 429, 503])("is answered 500 where the upstream answers %d", async (status) => {
    upstream.does = { status, headers: { "Retry-After": "7" } };
    for (const mappers of [defaultMappers, [...defaultMappers, ...upstreamMappers]]) {
      const act = (): unknown => call(upstream.url());
      const { headers } = await expectAnswered({ act, mappers, status: 500 });
      expect(headers).not.toHaveProperty("retry-after");
    }
  });
});

it.each([401, 404])(
  "does not believe the %d of an axios error that http-errors has stamped",
  async (status) => {
    upstream.does = { status };
    await expectAnswered({ act: () => callAxiosWithinHttpErrors(upstream.url()), status: 500 });
  },
);

async function callAzure(url: string): Promise<unknown> {
  const client = new ServiceClient({ endpoint: url, retryOptions: { maxRetries: 0 } });
  const operation = { httpMethod: "GET", serializer: createSerializer(), responses: { 200: {} } } as const;
  return await client.sendOperationRequest({}, operation);
}

async function callAxiosWithinHttpErrors(url: string): Promise<unknown> {
  try {
    return await axios.get(url);
  } catch (error) {
    throw createHttpError(502, error as Error);
  }
}

function kms(url: string): KMS {
  const credentials = { accessKeyId: "id", secretAccessKey: SECRET };
  const options: object = { endpoint: url, region: "us-east-1", maxRetries: 0, ...credentials };
  return new KMS(options);
}
