import { expectTypeOf } from "expect-type";
import request from "supertest";
import { type ErrorCodeBody, kmsProfile, NotFound, type ProblemDetailsBody } from "../../src";
import { appThatThrows } from "../support/app-that-throws";

it("ProblemDetailsBody and ErrorCodeBody describe the bodies that are sent", async () => {
  const make = (): NotFound => new NotFound("No key 7.", { code: "KEY.7" });
  const base = await request(appThatThrows(make)).get("/");
  const problem = base.body as ProblemDetailsBody;
  expect(problem.title + problem.detail).toBe("Not FoundNo key 7.");
  expectTypeOf(problem.status).toEqualTypeOf<number>();
  expectTypeOf(problem.code).toEqualTypeOf<string | undefined>();
  expectTypeOf(problem["key"]).toEqualTypeOf<unknown>();
  const kms = await request(appThatThrows(make, { profile: kmsProfile })).get("/");
  const { error } = kms.body as { error: ErrorCodeBody };
  expect(error).toEqual({ error_code: "KEY.7", error_msg: "No key 7." });
  expectTypeOf(error.error_code).toEqualTypeOf<string>();
});
