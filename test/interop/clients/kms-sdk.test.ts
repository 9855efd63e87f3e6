import { BasicCredentials } from "@huaweicloud/huaweicloud-sdk-core";
import { ClientBuilder } from "@huaweicloud/huaweicloud-sdk-core/ClientBuilder";
import { ClientRequestException } from "@huaweicloud/huaweicloud-sdk-core/exception/ClientRequestException";
import { ServerResponseException } from "@huaweicloud/huaweicloud-sdk-core/exception/ServerResponseException";
import type { HcClient } from "@huaweicloud/huaweicloud-sdk-core/HcClient";
import { Logger4jInstance } from "@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger";
import { randomUUID } from "node:crypto";
import { app } from "../../../examples/02-kms-service/app";
import { KeyStore } from "../../../examples/02-kms-service/key-store";
import { type Envelope, flatErrorCode, kmsProfile, nestedErrorCode, NotFound } from "../../../src";
import { useServer } from "../../support/use-server";
import { observedAppOf } from "../support/app";

// Otherwise it prints each failure to stdout.
Logger4jInstance.level = "off";

/** What the operations of the service answer, as far as these tests read it. */
interface Answer {
  readonly httpStatusCode: number;
  readonly key_info?: { readonly key_id: string };
  readonly cipher_text?: string;
}

/** A client of one project, made as the generated clients of the SDK are. */
class KmsSdkClient {
  readonly hcClient: HcClient;

  constructor(hcClient: HcClient) {
    this.hcClient = hcClient;
  }

  /** Sends one operation. */
  async call(operation: string, data?: object | string, method = "POST"): Promise<Answer> {
    return await this.hcClient.sendRequest({
      method,
      url: `/v1.0/{project_id}/kms/${operation}`,
      contentType: "application/json;charset=UTF-8",
      queryParams: {},
      // The credentials fill in the project.
      pathParams: {},
      headers: {},
      // Its type refuses a text; what is below sends it as JSON.
      ...(data === undefined ? {} : { data: data as object }),
    });
  }

  async newKey(...then: readonly string[]): Promise<string> {
    const { key_info: info } = await this.call("create-key", { key_alias: randomUUID() });
    const id = info?.key_id ?? "";
    for (const operation of then) await this.call(operation, { key_id: id, pending_days: "7" });
    return id;
  }
}

/** A client of a project that no other test shares. */
function newClient(port: number): KmsSdkClient {
  const credentials = new BasicCredentials()
    .withAk("access-key")
    .withSk("secret-key")
    .withProjectId(randomUUID());
  return new ClientBuilder((hcClient) => new KmsSdkClient(hcClient))
    .withCredential(credentials)
    .withEndpoint(`http://127.0.0.1:${String(port)}`)
    .build();
}

/** What a promise was rejected with. */
async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    (answer) => {
      throw new Error(`The call succeeded: ${JSON.stringify(answer)}`);
    },
    (error: unknown) => error,
  );
}

const UNKNOWN = "0d0466b0-e727-4d9c-b35d-f84bb474a37f";

interface Failure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly fail: (kms: KmsSdkClient) => Promise<unknown>;
}

const FAILURES: readonly Failure[] = [
  {
    code: "KMS.0202",
    status: 400,
    message: "The body is not valid JSON.",
    fail: (kms) => kms.call("create-key", "key_alias=first"),
  },
  {
    code: "KMS.0203",
    status: 400,
    message: "The body is too long.",
    fail: (kms) => kms.call("create-key", { key_alias: "a".repeat(200_000) }),
  },
  {
    code: "KMS.0204",
    status: 400,
    message: "key_id is missing.",
    fail: (kms) => kms.call("describe-key", {}),
  },
  {
    code: "KMS.0205",
    status: 400,
    message: "The key id is malformed.",
    fail: (kms) => kms.call("describe-key", { key_id: "nonsense" }),
  },
  {
    code: "KMS.0207",
    status: 404,
    message: "The project has no key with this id.",
    fail: (kms) => kms.call("describe-key", { key_id: UNKNOWN }),
  },
  {
    code: "KMS.0208",
    status: 400,
    message: "encryption_context takes strings only.",
    fail: (kms) =>
      kms.call("encrypt-data", { key_id: UNKNOWN, plain_text: "text", encryption_context: { a: 1 } }),
  },
  {
    code: "KMS.0209",
    status: 400,
    message: "The key is disabled.",
    fail: async (kms) =>
      kms.call("encrypt-data", { key_id: await kms.newKey("disable-key"), plain_text: "text" }),
  },
  {
    code: "KMS.0210",
    status: 400,
    message: "The key is scheduled for deletion.",
    fail: async (kms) => kms.call("enable-key", { key_id: await kms.newKey("schedule-key-deletion") }),
  },
  {
    code: "KMS.1101",
    status: 400,
    message: "key_alias takes 1 to 255 of A-Z a-z 0-9 :/_-",
    fail: (kms) => kms.call("create-key", { key_alias: "no spaces" }),
  },
  {
    code: "KMS.1103",
    status: 400,
    message: "key_description takes 255 characters.",
    fail: (kms) => kms.call("create-key", { key_alias: "long", key_description: "a".repeat(256) }),
  },
  {
    code: "KMS.1104",
    status: 400,
    message: "Another key has this alias.",
    fail: async (kms) => {
      await kms.call("create-key", { key_alias: "taken" });
      await kms.call("create-key", { key_alias: "taken" });
    },
  },
  {
    code: "KMS.1201",
    status: 400,
    message: "The key is enabled already.",
    fail: async (kms) => kms.call("enable-key", { key_id: await kms.newKey() }),
  },
  {
    code: "KMS.1401",
    status: 400,
    message: "pending_days must be from 7 to 1096.",
    fail: (kms) => kms.call("schedule-key-deletion", { key_id: UNKNOWN, pending_days: "6" }),
  },
  {
    code: "KMS.1501",
    status: 400,
    message: "The key is not scheduled for deletion.",
    fail: async (kms) => kms.call("cancel-key-deletion", { key_id: await kms.newKey() }),
  },
  {
    code: "KMS.2101",
    status: 400,
    message: "plain_text must have 1 to 4096 bytes.",
    fail: (kms) => kms.call("encrypt-data", { key_id: UNKNOWN, plain_text: "" }),
  },
  {
    code: "KMS.2201",
    status: 400,
    message: "Invalid cipher_text.",
    fail: (kms) => kms.call("decrypt-data", { cipher_text: "c2hvcnQ=" }),
  },
  {
    code: "KMS.0207",
    status: 404,
    message: "The requested resource does not exist or not found.",
    fail: (kms) => kms.call("no-such-operation"),
  },
  {
    code: "KMS.0308",
    status: 400,
    message: "Operations take POST only.",
    fail: (kms) => kms.call("list-keys", undefined, "GET"),
  },
];

describe("the SDK of the cloud, on the KMS example", () => {
  const server = useServer(app);

  it("performs every operation", async () => {
    const kms = newClient(server.port);
    const id = await kms.newKey();
    const { cipher_text: cipherText } = await kms.call("encrypt-data", { key_id: id, plain_text: "text" });
    expect(await kms.call("decrypt-data", { cipher_text: cipherText })).toMatchObject({
      httpStatusCode: 200,
      plain_text: "text",
    });
    expect(await kms.call("list-keys", {})).toMatchObject({ keys: [id], total: 1 });
    for (const [operation, state] of [
      ["disable-key", "3"],
      ["enable-key", "2"],
      ["schedule-key-deletion", "4"],
      ["cancel-key-deletion", "3"],
    ] as const) {
      await kms.call(operation, { key_id: id, pending_days: "7" });
      const { key_info: info } = await kms.call("describe-key", { key_id: id });
      expect(info).toMatchObject({ key_id: id, key_state: state });
    }
  });

  it.each(FAILURES)("throws $status with $code: $message", async ({ code, status, message, fail }) => {
    const failure = await failureOf(fail(newClient(server.port)));
    expect(failure).toBeInstanceOf(ClientRequestException);
    expect(failure).toMatchObject({
      httpStatusCode: status,
      errorCode: code,
      errorMsg: message,
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it("throws 403 with KMS.0301 where nothing signs its requests", async () => {
    const kms = newClient(server.port);
    kms.hcClient.withCredential(undefined);
    const failure = await failureOf(kms.call("list-keys", {}));
    expect(failure).toBeInstanceOf(ClientRequestException);
    expect(failure).toMatchObject({
      httpStatusCode: 403,
      errorCode: "KMS.0301",
      errorMsg: "The request has neither a token nor a signature.",
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it("throws 500 with KMS.0101 where the service fails", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue();
    const list = jest.spyOn(KeyStore.prototype, "list").mockImplementation(() => {
      throw new Error("the reason");
    });
    const failure = await failureOf(newClient(server.port).call("list-keys", {}));
    list.mockRestore();
    log.mockRestore();
    expect(failure).toBeInstanceOf(ServerResponseException);
    expect(failure).toMatchObject({
      httpStatusCode: 500,
      errorCode: "KMS.0101",
      errorMsg: "Internal service error.",
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
  });
});

describe("the SDK of the cloud, on each shape of a body", () => {
  const nested = nestedErrorCode();
  const beside: Envelope = {
    ...nested,
    body: (problem) => ({ ...nested.body(problem), code: problem.code, message: problem.detail }),
  };
  const envelopes = { nested, beside, inside: nestedErrorCode({ aliases: true }), flat: flatErrorCode() };
  const server = useServer((req, res) => {
    const envelope = envelopes[/kms\/(\w+)/.exec(req.url ?? "")?.[1] as keyof typeof envelopes];
    const fail = (): never => {
      throw new NotFound("No such key.");
    };
    observedAppOf([fail], { profile: kmsProfile, envelope }).app(req, res);
  });

  it.each([
    { shape: "nested", code: undefined, message: "Request failed with status code 404" },
    { shape: "beside", code: undefined, message: "Request failed with status code 404" },
    { shape: "inside", code: "KMS.0207", message: "No such key." },
    { shape: "flat", code: "KMS.0207", message: "No such key." },
  ])("reads $code where code and message stand as in $shape", async ({ shape, code, message }) => {
    const failure = await failureOf(newClient(server.port).call(shape));
    expect(failure).toMatchObject({ httpStatusCode: 404, errorCode: code, errorMsg: message });
  });
});
