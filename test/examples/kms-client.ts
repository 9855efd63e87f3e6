import { randomUUID } from "node:crypto";
import request, { type Response, type Test } from "supertest";
import { app } from "../../examples/02-kms-service/app";

/** A client of one project of the KMS example, which no other test shares. */
export class KmsClient {
  readonly path = `/v1.0/${randomUUID()}/kms`;

  /** Sends parameters as JSON, a string as it is, and no body where there are none. */
  call(operation: string, parameters?: object | string): Test {
    const call = request(app).post(`${this.path}/${operation}`).set("X-Auth-Token", "any");
    return call.type("json").send(parameters);
  }

  /** The answer of an operation that must succeed. */
  async done(operation: string, parameters?: object): Promise<Record<string, unknown>> {
    const response = await this.call(operation, parameters).expect(200);
    return response.body as Record<string, unknown>;
  }

  /** The id of a new key, in the state that the operations in `then` leave it in. */
  async newKey(...then: readonly string[]): Promise<string> {
    const { key_info: info } = await this.done("create-key", { key_alias: randomUUID() });
    const { key_id: id } = info as { key_id: string };
    for (const operation of then) await this.done(operation, { key_id: id, pending_days: "7" });
    return id;
  }

  async keyState(id: string): Promise<unknown> {
    const { key_info: info } = await this.done("describe-key", { key_id: id });
    return (info as { key_state: unknown }).key_state;
  }
}

/** Expects a documented failure and nothing else in its body. */
export function expectFailure(response: Response, status: number, code: string, message: string): void {
  expect(response.status).toBe(status);
  expect(response.headers["content-type"]).toMatch(/^application\/json/);
  expect(response.body).toEqual({ error: { error_code: code, error_msg: message, code, message } });
}
