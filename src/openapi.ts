export {
  openapi,
  type OpenApiErrors,
  type OpenApiOptions,
  type OpenApiResponses,
  type ResponsesOptions,
} from "./openapi/openapi";
export type { OpenApiComponents, OpenApiHeader, OpenApiResponse } from "./openapi/components";
export type { OpenApiPick } from "./openapi/picks";
