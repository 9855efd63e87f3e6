import { expectFailure, KmsClient } from "./kms-client";

const kms = new KmsClient();
const unknownId = "0d0466b0-e727-4d9c-b35d-f84bb474a37f";
// What the operations take beside the id of a key.
const others = { pending_days: "7", plain_text: "text" };

describe.each([
  "describe-key",
  "enable-key",
  "disable-key",
  "schedule-key-deletion",
  "cancel-key-deletion",
  "encrypt-data",
])("%s of the KMS example", (operation) => {
  it("answers KMS.0207 where there is no such key", async () => {
    const response = await kms.call(operation, { ...others, key_id: unknownId });
    expectFailure(response, 404, "KMS.0207", "The project has no key with this id.");
  });

  it("answers KMS.0204 without a key id", async () => {
    const response = await kms.call(operation, others);
    expectFailure(response, 400, "KMS.0204", "key_id is missing.");
  });

  it.each(["nonsense", "", unknownId.toUpperCase(), `${unknownId}\n`, 7, {}])(
    "answers KMS.0205 to the key id %j",
    async (id) => {
      const response = await kms.call(operation, { ...others, key_id: id });
      expectFailure(response, 400, "KMS.0205", "The key id is malformed.");
    },
  );
});

describe("an enabled key of the KMS example", () => {
  it.each([
    { operation: "enable-key", code: "KMS.1201", message: "The key is enabled already." },
    { operation: "cancel-key-deletion", code: "KMS.1501", message: "The key is not scheduled for deletion." },
  ])("lets $operation answer $code and stays enabled", async ({ operation, code, message }) => {
    const id = await kms.newKey();
    expectFailure(await kms.call(operation, { ...others, key_id: id }), 400, code, message);
    expect(await kms.keyState(id)).toBe("2");
  });
});

describe("a disabled key of the KMS example", () => {
  it.each([
    { operation: "encrypt-data", code: "KMS.0209", message: "The key is disabled." },
    { operation: "disable-key", code: "KMS.0209", message: "The key is disabled." },
    { operation: "cancel-key-deletion", code: "KMS.1501", message: "The key is not scheduled for deletion." },
  ])("lets $operation answer $code and stays disabled", async ({ operation, code, message }) => {
    const id = await kms.newKey("disable-key");
    expectFailure(await kms.call(operation, { ...others, key_id: id }), 400, code, message);
    expect(await kms.keyState(id)).toBe("3");
  });
});

describe("a key of the KMS example that is scheduled for deletion", () => {
  it.each(["encrypt-data", "enable-key", "disable-key", "schedule-key-deletion"])(
    "lets %s answer KMS.0210 and stays scheduled",
    async (operation) => {
      const id = await kms.newKey("schedule-key-deletion");
      const response = await kms.call(operation, { ...others, key_id: id });
      expectFailure(response, 400, "KMS.0210", "The key is scheduled for deletion.");
      expect(await kms.keyState(id)).toBe("4");
    },
  );
});

describe("decrypt-data of the KMS example", () => {
  it.each([
    { state: "disabled", by: "disable-key", code: "KMS.0209", message: "The key is disabled." },
    {
      state: "scheduled for deletion",
      by: "schedule-key-deletion",
      code: "KMS.0210",
      message: "The key is scheduled for deletion.",
    },
  ])("answers $code where the key is $state", async ({ by, code, message }) => {
    const id = await kms.newKey();
    const { cipher_text: cipherText } = await kms.done("encrypt-data", { ...others, key_id: id });
    await kms.done(by, { ...others, key_id: id });
    expectFailure(await kms.call("decrypt-data", { cipher_text: cipherText }), 400, code, message);
  });
});
