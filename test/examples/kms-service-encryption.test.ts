import { inspect } from "node:util";
import { createKey } from "../../examples/02-kms-service/key";
import { KmsClient } from "./kms-client";

describe("encryption by the KMS example", () => {
  const kms = new KmsClient();
  let id: string;

  async function encrypt(plainText: string, context?: object): Promise<string> {
    const parameters = { key_id: id, plain_text: plainText, encryption_context: context };
    const { key_id: usedId, cipher_text: cipherText } = await kms.done("encrypt-data", parameters);
    expect(usedId).toBe(id);
    return cipherText as string;
  }

  function decrypt(cipherText: string, context?: object) {
    return kms.call("decrypt-data", { cipher_text: cipherText, encryption_context: context });
  }

  beforeAll(async () => {
    id = await kms.newKey();
  });

  it.each([
    { text: "one letter", plainText: "a" },
    { text: "letters beyond ASCII and line breaks", plainText: "Schlüssel\n\u{1F511}\0" },
    { text: "4096 bytes", plainText: "ü".repeat(2048) },
  ])("gives $text back", async ({ plainText }) => {
    const response = await decrypt(await encrypt(plainText)).expect(200);
    expect(response.body).toEqual({ key_id: id, plain_text: plainText });
  });

  it("never makes the same cipher text twice", async () => {
    expect(await encrypt("same")).not.toBe(await encrypt("same"));
  });

  it("does not show the plain text in the cipher text", async () => {
    expect(Buffer.from(await encrypt("in the clear"), "base64").includes("in the clear")).toBe(false);
  });

  it("decrypts with the context of the encryption, in any order", async () => {
    const cipherText = await encrypt("text", { a: "1", b: "2" });
    const response = await decrypt(cipherText, { b: "2", a: "1" });
    expect(response.body).toEqual({ key_id: id, plain_text: "text" });
  });

  it.each([
    { other: "none", context: undefined },
    { other: "another value", context: { a: "2" } },
    { other: "one more name", context: { a: "1", b: "1" } },
  ])("refuses to decrypt with another context: $other", async ({ context }) => {
    const response = await decrypt(await encrypt("text", { a: "1" }), context).expect(400);
    expect(response.body).toMatchObject({ error: { code: "KMS.2201" } });
  });

  it.each([
    { part: "vector", position: 36 },
    { part: "tag", position: 48 },
    { part: "data", position: 64 },
  ])("refuses a cipher text whose $part was changed", async ({ position }) => {
    const bytes = Buffer.from(await encrypt("text"), "base64");
    bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
    const response = await decrypt(bytes.toString("base64")).expect(400);
    expect(response.body).toMatchObject({ error: { code: "KMS.2201" } });
  });

  it("refuses a cipher text that was cut", async () => {
    const bytes = Buffer.from(await encrypt("text"), "base64").subarray(0, 40);
    const response = await decrypt(bytes.toString("base64")).expect(400);
    expect(response.body).toMatchObject({ error: { code: "KMS.2201" } });
  });

  it("does not decrypt what another project encrypted", async () => {
    const cipherText = await encrypt("text");
    const response = await new KmsClient().call("decrypt-data", { cipher_text: cipherText }).expect(404);
    expect(response.body).toMatchObject({ error: { code: "KMS.0207" } });
  });
});

describe("a key of the KMS example", () => {
  it("shows its material neither as JSON nor in a log", () => {
    const key = createKey("alias", "");
    const material = key.material.export();
    expect(material).toHaveLength(32);
    const shown = JSON.stringify(key) + inspect(key, { depth: null, showHidden: true });
    for (const encoding of ["hex", "base64", "latin1"] as const) {
      expect(shown).not.toContain(material.toString(encoding));
    }
  });
});
