import { randomBytes } from "node:crypto";
import { listen } from "../listen";
import { createApp } from "./app";
import { signToken } from "./sign-token";

const secret = process.env["TOKEN_SECRET"] ?? randomBytes(32).toString("hex");
const expired = signToken(secret, "keys:read", { expiresIn: "-1 minute" });
const valid = signToken(secret, "keys:read", { expiresIn: "1 hour" });

listen(createApp(secret), (address) => [
  `curl -i ${address}/keys/1`,
  `curl -i ${address}/keys/1 -H 'Authorization: Bearer ${expired}'`,
  `curl -i ${address}/keys/1 -H 'Authorization: Bearer ${valid}'`,
  `curl -i -X DELETE ${address}/keys/1 -H 'Authorization: Bearer ${valid}'`,
]);
