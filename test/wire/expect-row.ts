import { DOCUMENTED } from "../hostile/documented-tables";
import type { ProfileName } from "../hostile/settings";
import { headerValues, type RawResponse } from "../support/raw-http";

/** What an error may tell itself; the rest is the published row's. */
export interface Told {
  readonly detail?: string;
  readonly code?: string;
}

/** Every cell of one published row is in the response, and nothing else is. */
export function expectRow(raw: RawResponse, profile: ProfileName, status: number, told: Told = {}): void {
  const row = DOCUMENTED[profile][status];
  if (row === undefined) throw new Error(`The ${profile} table has no row ${String(status)}.`);
  expect(statusLine(raw)).toBe(`HTTP/1.1 ${String(status)} ${row.reason}`);
  const detail = told.detail ?? row.meaning;
  const code = told.code ?? row.code;
  const [requestId] = headerValues(raw, "x-request-id");
  expect(requestId).toMatch(/^[\w-]{36}$/);
  if (profile === "base") {
    expect(headerValues(raw, "content-type")).toEqual(["application/problem+json"]);
    const members = { type: "about:blank", title: row.reason, status, detail, requestId };
    expect(bodyOf(raw)).toEqual(code === undefined ? members : { ...members, code });
  } else {
    expect(headerValues(raw, "content-type")).toEqual(["application/json"]);
    expect(bodyOf(raw)).toEqual({ error: { error_code: code, error_msg: detail } });
  }
  expect(headerValues(raw, "content-length")).toEqual([String(raw.body.length)]);
  expect(headerValues(raw, "cache-control")).toEqual(["no-store"]);
  expect(headerValues(raw, "x-content-type-options")).toEqual(["nosniff"]);
}

export function statusLine(raw: RawResponse): string {
  return raw.bytes.toString("latin1", 0, raw.bytes.indexOf("\r\n"));
}

export function bodyOf(raw: RawResponse): unknown {
  return JSON.parse(raw.body.toString("utf8"));
}
