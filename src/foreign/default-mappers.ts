import { mapBodyParser } from "./body-parser";
import { mapBusboy } from "./busboy";
import { mapCelebrate } from "./celebrate";
import { mapExpressJwt } from "./express-jwt";
import { mapExpressOpenapiValidator } from "./express-openapi-validator";
import { mapExpressValidator } from "./express-validator";
import { mapHttpErrors } from "./http-errors";
import type { Mapper } from "./mapper";
import { mapMulter } from "./multer";
import { mapPassport } from "./passport";
import { mapRouter } from "./router";
import { mapSend } from "./send";

/**
 * The mappers that are on by default: those of errors that can come from nothing but the request itself. Put
 * yours beside them.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [...defaultMappers, mapQuotaError] });
 * ```
 */
export const defaultMappers: readonly Mapper[] = Object.freeze([
  mapRouter,
  mapBodyParser,
  mapSend,
  mapHttpErrors,
  mapCelebrate,
  mapExpressValidator,
  mapExpressOpenapiValidator,
  mapMulter,
  mapBusboy,
  mapExpressJwt,
  mapPassport,
]);
