// The public names of `express-error-profiles/tokens`, all of them.
export { tokenMappers } from "./mappers/tokens/token-mappers";
export { mapFirebaseAdmin } from "./mappers/tokens/firebase-admin";
export { mapJose } from "./mappers/tokens/jose";
export { mapJsonwebtoken } from "./mappers/tokens/jsonwebtoken";
export { mapJwksRsa } from "./mappers/tokens/jwks-rsa";
