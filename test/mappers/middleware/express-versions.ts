import express5 from "express";
import express4 from "express4";

/** The calls that these tests make exist in both versions with one meaning. */
export const EXPRESS = { 4: express4 as unknown as typeof express5, 5: express5 };

export const EXPRESS_VERSIONS = [5, 4] as const;
