import { sign, type SignOptions } from "jsonwebtoken";
import { AUDIENCE, ISSUER } from "./access";

/** A token as the issuer would make it. The server signs some itself, so that there is something to try. */
export function signToken(secret: string, scope: string, options: SignOptions): string {
  return sign({ scope }, secret, { issuer: ISSUER, audience: AUDIENCE, ...options });
}
