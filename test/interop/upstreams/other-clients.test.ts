import KMS from "aws-sdk/clients/kms";
import axios from "axios";
import createHttpError from "http-errors";
import { upstreamMappers } from "../../../src/upstreams";
import { defaultMappers } from "../../../src";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { useUpstream } from "./upstream-server";

const upstream = useUpstream();

describe("the AWS SDK of version 2, which has no mapper", () => {
  it.each([401, 404, 429, 503])("is answered 500 where the upstream answers %d", async (status) => {
    upstream.does = { status, headers: { "Retry-After": "7" } };
    for (const mappers of [defaultMappers, [...defaultMappers, ...upstreamMappers]]) {
      const act = (): unknown => kms(upstream.url()).listKeys().promise();
      const { headers } = await expectAnswered({ act, mappers, status: 500 });
      expect(headers).not.toHaveProperty("retry-after");
    }
  });
});

it.each([401, 404])(
  "does not trust the %d of an axios error that http-errors has stamped",
  async (status) => {
    upstream.does = { status };
    await expectAnswered({ act: () => callAxiosWithinHttpErrors(upstream.url()), status: 500 });
  },
);

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
