import request from "supertest";
import { app } from "../../examples/02-kms-service/app";
import { KeyStore } from "../../examples/02-kms-service/key-store";
import { expectFailure, KmsClient } from "./kms-client";

const kms = new KmsClient();

describe("a request to the KMS example", () => {
  it.each([
    { body: "{", what: "half an object" },
    { body: "key_alias=first", what: "a form" },
    { body: '"text"', what: "a string alone" },
    { body: '{"key_alias":"\u0000"}', what: "JSON with a control character" },
  ])("is answered KMS.0202 where its body is $what", async ({ body }) => {
    const response = await kms.call("create-key", body);
    expectFailure(response, 400, "KMS.0202", "The body is not valid JSON.");
  });

  it.each([
    { header: "Content-Type", value: "application/json; charset=latin1" },
    { header: "Content-Encoding", value: "unheard-of" },
  ])("is answered KMS.0202 where its $header cannot be read", async ({ header, value }) => {
    const response = await kms.call("create-key", '{"key_alias":"first"}').set(header, value);
    expectFailure(response, 400, "KMS.0202", "The body is not valid JSON.");
  });

  it("is answered KMS.0203 where its body is too long", async () => {
    const response = await kms.call("create-key", { key_alias: "a".repeat(200_000) });
    expectFailure(response, 400, "KMS.0203", "The body is too long.");
  });

  it.each(["list-keys", "no-such-operation"])(
    "is answered KMS.0301 by %s without a token and without a signature",
    async (operation) => {
      const response = await request(app).post(`${kms.path}/${operation}`);
      expectFailure(response, 403, "KMS.0301", "The request has neither a token nor a signature.");
    },
  );

  it.each([
    { header: "X-Auth-Token", value: "" },
    { header: "Authorization", value: "Basic YTpi" },
  ])("is answered KMS.0301 where its $header is '$value'", async ({ header, value }) => {
    const response = await request(app).post(`${kms.path}/list-keys`).set(header, value);
    expectFailure(response, 403, "KMS.0301", "The request has neither a token nor a signature.");
  });

  it("is answered where it has a signature and no token", async () => {
    const signature = "SDK-HMAC-SHA256 Access=access-key, SignedHeaders=x-sdk-date, Signature=0f";
    const response = await request(app).post(`${kms.path}/list-keys`).set("Authorization", signature);
    expect(response.status).toBe(200);
  });

  it.each(["/", "/nowhere", "/v1.0", "/v1.0/project/elsewhere"])(
    "is answered the documented 404 where its path is %s",
    async (path) => {
      const response = await request(app).get(path);
      expectFailure(response, 404, "KMS.0207", "The requested resource does not exist or not found.");
    },
  );

  it("is answered the documented 404 where there is no such operation", async () => {
    const response = await kms.call("no-such-operation");
    expectFailure(response, 404, "KMS.0207", "The requested resource does not exist or not found.");
  });

  it("is answered the documented 400 where its path is malformed", async () => {
    const response = await request(app).post("/v1.0/%/kms/list-keys").set("X-Auth-Token", "any");
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ error: { code: "KMS.0308" } });
  });

  it.each(["get", "put", "delete"] as const)(
    "is answered 400 where it is a %s, and told of POST",
    async (method) => {
      const response = await request(app)[method](`${kms.path}/list-keys`).set("X-Auth-Token", "any");
      expectFailure(response, 400, "KMS.0308", "Operations take POST only.");
      expect(response.headers["allow"]).toBe("OPTIONS, POST");
    },
  );

  it("is answered the documented 500 where the service fails, and not told the reason", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue();
    const list = jest.spyOn(KeyStore.prototype, "list").mockImplementation(() => {
      throw new Error("the reason");
    });
    const response = await kms.call("list-keys");
    list.mockRestore();
    expectFailure(response, 500, "KMS.0101", "Internal service error.");
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });
});
