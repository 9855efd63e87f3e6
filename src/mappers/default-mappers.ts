import { wrongOption } from "../errors/configuration-error";
import type { Mapper } from "./mapping";
import { mapBodyParser } from "./middleware/body-parser";
import { mapBusboy } from "./middleware/busboy";
import { mapCelebrate } from "./middleware/celebrate";
import { mapExpressJwt } from "./middleware/express-jwt";
import { mapExpressOpenapiValidator } from "./middleware/express-openapi-validator";
import { mapExpressValidator } from "./middleware/express-validator";
import { mapHttpErrors } from "./middleware/http-errors";
import { mapMulter } from "./middleware/multer";
import { mapPassport } from "./middleware/passport";
import { mapRouter } from "./middleware/router";
import { mapSend } from "./middleware/send";
import { mapExpressOauth2JwtBearer } from "./middleware/express-oauth2-jwt-bearer";
import { mapFormidable } from "./middleware/formidable";
import { mapLusca } from "./middleware/lusca";
import { mapPassportOauth2 } from "./middleware/passport-oauth2";
import { mapRoutingControllers } from "./middleware/routing-controllers";
import { mapServeIndex } from "./middleware/serve-index";
import { mapTsoa } from "./middleware/tsoa";

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
  // Before mapHttpErrors, which keeps the message of an error: body-parser makes its errors with http-errors too, and
  // writes into the messages what the client sent, for example a charset. A mapper of another library that does so
  // comes before it as well. Apart from that the order does not matter, since each mapper knows the errors of one
  // library.
  mapBodyParser,
  mapSend,
  mapHttpErrors,
  mapCelebrate,
  mapExpressValidator,
  mapExpressOpenapiValidator,
  mapTsoa,
  mapRoutingControllers,
  mapMulter,
  mapBusboy,
  mapFormidable,
  mapExpressJwt,
  mapExpressOauth2JwtBearer,
  mapPassport,
  mapPassportOauth2,
  mapLusca,
  mapServeIndex,
]);

/**
 * The same mappers but one.
 *
 * @throws ConfigurationError if the list does not have that mapper.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [mapQuotaError, ...withoutMapper(defaultMappers, mapMulter)] });
 * ```
 */
export function withoutMapper(mappers: readonly Mapper[], mapper: Mapper): Mapper[] {
  if (!mappers.includes(mapper)) throw wrongOption("withoutMapper", "a mapper of the list", mapper);
  return mappers.filter((one) => one !== mapper);
}
