import { randomBytes } from "node:crypto";
import { sign, type SignOptions } from "jsonwebtoken";
import { listen } from "../listen";
import { AUDIENCE, ISSUER } from "./access";
import { createApp } from "./app";

const secret = process.env["TOKEN_SECRET"] ?? randomBytes(32).toString("hex");

listen(createApp(secret), (address) => [
  `curl -i ${address}/keys/1`,
  `curl -i ${address}/keys/1 -H 'Authorization: Bearer ${token({ expiresIn: "-1 minute" })}'`,
  `curl -i ${address}/keys/1 -H 'Authorization: Bearer ${token({ expiresIn: "1 hour" })}'`,
  `curl -i -X DELETE ${address}/keys/1 -H 'Authorization: Bearer ${token({ expiresIn: "1 hour" })}'`,
]);

/** A token as the issuer would make it. This server makes its own, so that there is something to try. */
function token(options: SignOptions): string {
  return sign({ scope: "keys:read" }, secret, { issuer: ISSUER, audience: AUDIENCE, ...options });
}
