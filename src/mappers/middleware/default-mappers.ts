import { wrongOption } from "../../errors/configuration-error";
import { isArray, type Mapper } from "../mapping";
import { mapBodyParser } from "./body-parser";
import { mapBusboy } from "./busboy";
import { mapCelebrate } from "./celebrate";
import { mapExpressJwt } from "./express-jwt";
import { mapExpressOpenapiValidator } from "./express-openapi-validator";
import { mapExpressValidator } from "./express-validator";
import { mapHttpErrors } from "./http-errors";
import { mapMulter } from "./multer";
import { mapPassport } from "./passport";
import { mapRouter } from "./router";
import { mapSend } from "./send";
import { mapExpressOauth2JwtBearer } from "./express-oauth2-jwt-bearer";
import { mapFormidable } from "./formidable";
import { mapLusca } from "./lusca";
import { mapPassportOauth2 } from "./passport-oauth2";
import { mapRoutingControllers } from "./routing-controllers";
import { mapServeIndex } from "./serve-index";
import { mapTsoa } from "./tsoa";

export {
  mapBodyParser,
  mapBusboy,
  mapCelebrate,
  mapExpressJwt,
  mapExpressOauth2JwtBearer,
  mapExpressOpenapiValidator,
  mapExpressValidator,
  mapFormidable,
  mapHttpErrors,
  mapLusca,
  mapMulter,
  mapPassport,
  mapPassportOauth2,
  mapRouter,
  mapRoutingControllers,
  mapSend,
  mapServeIndex,
  mapTsoa,
};

/**
 * The mappers that are on by default: those of errors that can come from nothing but the request itself. Add
 * yours to them.
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
 * @throws ConfigurationError for anything that is not a list, and if the list does not have that mapper.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: [mapQuotaError, ...withoutMapper(defaultMappers, mapMulter)] });
 * ```
 */
export function withoutMapper(mappers: readonly Mapper[], mapper: Mapper): Mapper[] {
  if (!isArray(mappers)) throw wrongOption("withoutMapper", "a list of mappers", mappers);
  if (!mappers.includes(mapper)) throw wrongOption("withoutMapper", "a mapper of the list", mapper);
  return mappers.filter((one) => one !== mapper);
}
