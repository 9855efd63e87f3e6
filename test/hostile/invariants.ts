import { headerValues, type RawResponse } from "../support/raw-http";
import { containsSecret } from "../support/secret";
import { DOCUMENTED } from "./documented-tables";
import type { ProfileName } from "./settings";

export interface Answer {
  readonly status: number;
  readonly raw: RawResponse;
  /** The body of the problem or the inner object of the error code. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The message that the client reads. */
  readonly detail: unknown;
  readonly code: unknown;
}

const MEDIA_TYPES = { base: "application/problem+json", kms: "application/json" };
const UNEXPECTED_BODY_LIMIT = 64 * 1024;

/** What holds for every failed response, whatever was thrown: the promise of the package. */
export function expectDocumentedResponse(profile: ProfileName, raw: RawResponse, method = "GET"): Answer {
  const row = DOCUMENTED[profile][raw.status];
  expect(Object.keys(DOCUMENTED[profile])).toContain(String(raw.status));
  expect(raw.phrase).toBe(row?.reason);
  expectDocumentedHeaders(profile, raw, method);
  expect(containsSecret(raw.bytes)).toBe(false);
  if (method === "HEAD") return { status: raw.status, raw, members: {}, detail: undefined, code: undefined };
  const text = new TextDecoder("utf-8", { fatal: true }).decode(raw.body);
  // eslint-disable-next-line no-control-regex -- control characters are what must not be in the body
  expect(text).not.toMatch(/[<>&\u0000-\u001f\u2028\u2029]/);
  if (raw.status === 500) expect(raw.body.length).toBeLessThanOrEqual(UNEXPECTED_BODY_LIMIT);
  return profile === "base" ? readProblem(raw, text) : readErrorCode(raw, text);
}

function expectDocumentedHeaders(profile: ProfileName, raw: RawResponse, method: string): void {
  expect(headerValues(raw, "content-type")).toEqual([MEDIA_TYPES[profile]]);
  expect(headerValues(raw, "x-content-type-options")).toEqual(["nosniff"]);
  expect(headerValues(raw, "cache-control")).toEqual(["no-store"]);
  expect(raw.framing).toBe(method === "HEAD" ? "none" : "content-length");
  expect(headerValues(raw, "content-length")).toEqual([expect.stringMatching(/^[1-9]\d*$/)]);
  expect(headerValues(raw, "x-request-id")).toEqual([expect.stringMatching(/^[\w.:-]{1,128}$/)]);
}

function readProblem(raw: RawResponse, text: string): Answer {
  const members = parseObject(text);
  expect(members).toMatchObject({
    type: expect.stringMatching(/./) as string,
    title: raw.phrase,
    status: raw.status,
    detail: expect.stringMatching(/./s) as string,
    requestId: headerValues(raw, "x-request-id")[0],
  });
  return { status: raw.status, raw, members, detail: members["detail"], code: members["code"] };
}

function readErrorCode(raw: RawResponse, text: string): Answer {
  const body = parseObject(text);
  expect(body).toEqual({
    error: {
      error_code: expect.stringMatching(/./s) as string,
      error_msg: expect.stringMatching(/./s) as string,
    },
  });
  const members = body["error"] as Record<string, unknown>;
  return {
    status: raw.status,
    raw,
    members,
    detail: members["error_msg"],
    code: members["error_code"],
  };
}

function parseObject(text: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null) throw new Error("The body is not an object.");
  return parsed as Record<string, unknown>;
}
