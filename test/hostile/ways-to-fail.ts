import type { NextFunction } from "express";
import type { ExpressVersion } from "../support/app-that-throws";

export type WayToFail = (value: unknown, next: NextFunction) => void | Promise<void>;

export const throwIt: WayToFail = (value) => {
  throw value as Error;
};

export const passIt: WayToFail = (value, next) => {
  next(value);
};

export const rejectWithIt: WayToFail = async (value) => {
  await Promise.resolve();
  throw value as Error;
};

/** How a value can reach the error handler; Express 4 does not look at what a handler returns. */
export function waysToFail(version: ExpressVersion): readonly WayToFail[] {
  return version === 5 ? [throwIt, passIt, rejectWithIt] : [throwIt, passIt];
}
