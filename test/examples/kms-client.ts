import { randomUUID } from "node:crypto";
import request, { type Response, type Test } from "supertest";
import express from "express";
import { app } from "../../examples/02-kms-service/app";
import { kms } from "../../examples/02-kms-service/profile";
import { watchStatuses } from "../../src/testing";

/** The statuses of every answer that a test file has received. */
export const seen = watchStatuses(kms);
const watched = express().use(seen.middleware, app);

afterAll(() => {
  seen.assert();
});

/** A client of one project of the KMS example, which no other test shares. */
export class KmsClient {
  readonly path = `/v1.0/${randomUUID()}/kms`;

  /** Sends parameters as JSON, a string as it is, and no body where there are none. */
  call(operation: string, parameters?: object | string): Test {
    const call = request(watched).post(`${this.path}/${operation}`).set("X-Auth-Token", "any");
    return call.type("json").send(parameters);
  }

  /** Asks for the methods of an operation. */
  options(operation: string): Test {
    return request(watched).options(`${this.path}/${operation}`).set("X-Auth-Token", "any");
  }

  /** Sends a GET, which no operation takes. */
  get(operation: string): Test {
    return request(watched).get(`${this.path}/${operation}`).set("X-Auth-Token", "any");
  }

  /** Sends an operation as a stranger. */
  stranger(operation: string): Test {
    return request(watched).post(`${this.path}/${operation}`);
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
