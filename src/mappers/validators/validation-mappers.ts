import type { Mapper } from "../mapping";
import { mapAjv } from "./ajv";
import { mapArktype } from "./arktype";
import { mapClassValidator } from "./class-validator";
import { mapJoi } from "./joi";
import { mapSuperstruct } from "./superstruct";
import { mapTypebox } from "./typebox";
import { mapValibot } from "./valibot";
import { mapYup } from "./yup";
import { mapZod } from "./zod";

export {
  mapAjv,
  mapArktype,
  mapClassValidator,
  mapJoi,
  mapSuperstruct,
  mapTypebox,
  mapValibot,
  mapYup,
  mapZod,
};

/**
 * Mappers for the errors of ajv, arktype, class-validator, joi, superstruct, TypeBox, valibot, yup and zod: 400 with
 * one issue for each thing that was refused. They are not on by default, since the same error says that the server's own
 * data or configuration is wrong. Where only requests are to be answered so, validate with `parseInput` instead.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, ...validationMappers] });
 * ```
 */
export const validationMappers: readonly Mapper[] = Object.freeze([
  mapZod,
  mapJoi,
  mapAjv,
  mapYup,
  mapClassValidator,
  mapValibot,
  mapSuperstruct,
  mapArktype,
  mapTypebox,
]);
