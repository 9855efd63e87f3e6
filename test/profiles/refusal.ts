import { ConfigurationError, defineProfile, type ConfigurationErrorCode } from "../../src";

export const BAD = { reason: "Bad Order", meaning: "The order cannot be read." };
export const FIRE = { reason: "Kitchen Fire", meaning: "It is our fault." };
export const ROWS = { 400: BAD, 500: FIRE };

export interface Refusal {
  readonly why: string;
  readonly definition: unknown;
  readonly code: ConfigurationErrorCode;
  readonly told: string;
}

/** A table that is right but for what is given. */
export function orders(wrong: object): object {
  return { name: "orders", rows: ROWS, ...wrong };
}

export function withRow(status: number | string, row: unknown): object {
  return orders({ rows: { ...ROWS, [status]: row } });
}

export function expectRefusal({ definition, code, told }: Refusal): void {
  const define = () => (defineProfile as (definition: unknown) => unknown)(definition);
  expect(define).toThrow(ConfigurationError);
  expect(define).toThrow(expect.objectContaining({ code }));
  expect(define).toThrow(told);
}
