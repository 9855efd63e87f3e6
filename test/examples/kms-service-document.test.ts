import request from "supertest";
import { app } from "../../examples/02-kms-service/app";
import { document } from "../../examples/02-kms-service/document";
import { operations } from "../../examples/02-kms-service/operations";
import { kms } from "../../examples/02-kms-service/profile";

describe("the OpenAPI document of the KMS example", () => {
  it("is served", async () => {
    const { body } = await request(app).get("/openapi.json").expect(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("has every operation, and with each the statuses that it can answer with", () => {
    const paths: Record<string, { post: { responses: object } }> = document.paths;
    expect(Object.keys(paths)).toEqual(
      Object.keys(operations).map((name) => `/v1.0/{project_id}/kms/${name}`),
    );
    for (const { post } of Object.values(paths)) {
      expect(Object.keys(post.responses)).toEqual(["200", "400", "403", "404", "500"]);
    }
  });

  it("has an example for each code", () => {
    const examples = Object.values(document.components.responses).flatMap(({ content }) =>
      Object.keys(content["application/json"]?.examples ?? {}),
    );
    expect(examples).toEqual(expect.arrayContaining(Object.keys(kms.codes)));
  });
});
