import type { RequestHandler } from "express";
import { Forbidden } from "express-error-profiles";
import { expressjwt, type Request } from "express-jwt";

export const ISSUER = "https://login.example.org";
export const AUDIENCE = "keys";

/** Lets those pass who send a token that the issuer made for this service. The others are a 401 by themselves. */
export function requireToken(secret: string): RequestHandler {
  // With the algorithm and the audience named: a token made for another service is not good here.
  return expressjwt({ secret, algorithms: ["HS256"], issuer: ISSUER, audience: AUDIENCE });
}

/** Lets those pass whose token has the scope. The others are known, so they are a 403 and not a 401. */
export function requireScope(scope: string): RequestHandler {
  return function requireScope(req: Request, _res, next) {
    if (!scopesOf(req).includes(scope)) {
      throw new Forbidden(`The access token lacks the scope ${scope}.`, {
        // RFC 6750 section 3.1
        headers: { "WWW-Authenticate": `Bearer error="insufficient_scope", scope="${scope}"` },
      });
    }
    next();
  };
}

/** The scopes stand in one text, with spaces between them (RFC 8693 section 4.2). */
function scopesOf({ auth }: Request): readonly string[] {
  const scope: unknown = auth?.["scope"];
  return typeof scope === "string" ? scope.split(" ") : [];
}
