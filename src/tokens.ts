// The public names of `express-error-profiles/tokens`, all of them.
export {
  mapFirebaseAdmin,
  mapJose,
  mapJsonwebtoken,
  mapJwksRsa,
  tokenMappers,
} from "./mappers/tokens/token-mappers";
