import type { Mapper } from "../mapping";
import { mapAjv } from "./ajv";
import { mapJoi } from "./joi";
import { mapZod } from "./zod";

/**
 * Mappers for the errors of zod 3 and 4, joi and ajv: 400 with one issue for each thing that was refused. They
 * are not on by default, since the same error tells that the server's own data or configuration is wrong.
 * Where only requests are to be answered so, validate with {@link parseInput} instead.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, ...validationMappers] });
 * ```
 */
export const validationMappers: readonly Mapper[] = Object.freeze([mapZod, mapJoi, mapAjv]);
