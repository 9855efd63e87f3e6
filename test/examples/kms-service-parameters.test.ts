import { expectFailure, KmsClient } from "./kms-client";

const kms = new KmsClient();
/** Complete parameters of the operations; the key need not be there, since parameters are read before. */
const complete = {
  "create-key": { key_alias: "never-made" },
  "schedule-key-deletion": { key_id: "0d0466b0-e727-4d9c-b35d-f84bb474a37f", pending_days: "7" },
  "encrypt-data": { key_id: "0d0466b0-e727-4d9c-b35d-f84bb474a37f", plain_text: "text" },
  "decrypt-data": { cipher_text: "c2hvcnQ=" },
} as const;

describe("a parameter of the KMS example", () => {
  it.each([
    { operation: "create-key", name: "key_alias" },
    { operation: "schedule-key-deletion", name: "pending_days" },
    { operation: "encrypt-data", name: "plain_text" },
    { operation: "decrypt-data", name: "cipher_text" },
  ] as const)("is answered KMS.0204 where $operation misses $name", async ({ operation, name }) => {
    for (const missing of [undefined, null]) {
      const response = await kms.call(operation, { ...complete[operation], [name]: missing });
      expectFailure(response, 400, "KMS.0204", `${name} is missing.`);
    }
  });

  it("is answered KMS.0204 where the body is a list", async () => {
    expectFailure(await kms.call("create-key", ["never-made"]), 400, "KMS.0204", "key_alias is missing.");
  });

  it.each([
    {
      operation: "create-key",
      name: "key_alias",
      code: "KMS.1101",
      message: "key_alias takes 1 to 255 of A-Z a-z 0-9 :/_-",
      values: ["", "no spaces", "line\n", "a".repeat(256), 7, ["a"]],
    },
    {
      operation: "create-key",
      name: "key_description",
      code: "KMS.1103",
      message: "key_description takes 255 characters.",
      values: ["a".repeat(256), 7],
    },
    {
      operation: "schedule-key-deletion",
      name: "pending_days",
      code: "KMS.1401",
      message: "pending_days must be from 7 to 1096.",
      values: [
        ...["6", "1097", "7.5", "soon", "", "0x7", " 7 ", "1e1", "-7"],
        ...[6, 1097, 7.5, -7, {}, true, [7], { toString: 1 }],
      ],
    },
    {
      operation: "encrypt-data",
      name: "plain_text",
      code: "KMS.2101",
      message: "plain_text must have 1 to 4096 bytes.",
      values: ["", "ü".repeat(2049), "\uD800", 7],
    },
    {
      operation: "encrypt-data",
      name: "encryption_context",
      code: "KMS.0208",
      message: "encryption_context takes strings only.",
      values: ["a", ["a"], { a: 1 }, 7],
    },
    {
      operation: "decrypt-data",
      name: "cipher_text",
      code: "KMS.2201",
      message: "Invalid cipher_text.",
      values: ["", "&", "c2hvcnQ=", "=", 7],
    },
  ] as const)(
    "is answered $code where $name is wrong",
    async ({ operation, name, code, message, values }) => {
      for (const value of values) {
        const response = await kms.call(operation, { ...complete[operation], [name]: value });
        expectFailure(response, 400, code, message);
      }
    },
  );

  it("is answered KMS.1401 where pending_days is nested 20,000 deep", async () => {
    const nested = "[".repeat(20_000) + "]".repeat(20_000);
    const { key_id: id } = complete["schedule-key-deletion"];
    const response = await kms.call("schedule-key-deletion", `{"key_id":"${id}","pending_days":${nested}}`);
    expectFailure(response, 400, "KMS.1401", "pending_days must be from 7 to 1096.");
  });

  it("is answered KMS.1104 where key_alias is taken", async () => {
    await kms.done("create-key", { key_alias: "taken" });
    const response = await kms.call("create-key", { key_alias: "taken" });
    expectFailure(response, 400, "KMS.1104", "Another key has this alias.");
  });
});
