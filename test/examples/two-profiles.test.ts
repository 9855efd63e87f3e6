import request from "supertest";
import { app } from "../../examples/03-two-profiles/app";

const kms = "/v1.0/my-project/kms";

describe("the example of two profiles", () => {
  it("answers a Conflict of the orders with the 409 of the base profile", async () => {
    const response = await request(app).post("/orders/7/cancellation").set("X-Request-Id", "r-1");
    expect(response.status).toBe(409);
    expect(response.body).toEqual({
      type: "about:blank",
      title: "Conflict",
      status: 409,
      detail: "The order 7 has been delivered.",
      requestId: "r-1",
    });
  });

  it("answers a Conflict of the KMS router with the 400 of the KMS profile", async () => {
    const response = await request(app).post(`${kms}/create-key`).send({ key_alias: "payments" });
    expect(response.status).toBe(400);
    expect(response.body).toEqual({
      error: { error_code: "KMS.1104", error_msg: "Another key has this alias." },
    });
  });

  it("creates a key once", async () => {
    await request(app).post(`${kms}/create-key`).send({ key_alias: "new" }).expect(200, { key_alias: "new" });
    await request(app).post(`${kms}/create-key`).send({ key_alias: "new" }).expect(400);
  });

  it.each([
    { problem: "no body", body: undefined, code: "KMS.1101" },
    { problem: "half an object", body: "{", code: "KMS.0308" },
  ])("answers a KMS request with $problem from the KMS profile", async ({ body, code }) => {
    const response = await request(app).post(`${kms}/create-key`).type("json").send(body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ error: { error_code: code } });
  });

  it.each([
    { path: `${kms}/nowhere`, type: "application/json", body: { error: { error_code: "KMS.0207" } } },
    { path: "/nowhere", type: "application/problem+json", body: { status: 404, title: "Not Found" } },
  ])("answers the unknown path $path as $type", async ({ path, type, body }) => {
    const response = await request(app).get(path);
    expect(response.status).toBe(404);
    expect(response.headers["content-type"]).toBe(type);
    expect(response.body).toMatchObject(body);
  });

  it("answers a malformed path from the base profile, since no router was reached", async () => {
    const response = await request(app).get("/v1.0/%/kms/create-key");
    expect(response.status).toBe(400);
    expect(response.headers["content-type"]).toBe("application/problem+json");
  });
});
