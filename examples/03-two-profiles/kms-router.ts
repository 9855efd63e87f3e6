import express from "express";
import { BadRequest, Conflict } from "express-error-profiles";

export const kmsRouter = express.Router();

const aliases = new Set(["payments"]);

// Inside the router, so that a malformed body is answered from the table of the router too.
kmsRouter.use(express.json());

kmsRouter.post("/create-key", (req, res) => {
  const { key_alias: alias } = (req.body ?? {}) as { key_alias?: unknown };
  if (typeof alias !== "string") throw new BadRequest("key_alias must be a string.", { code: "KMS.1101" });
  if (aliases.has(alias)) throw new Conflict("Another key has this alias.", { code: "KMS.1104" });
  aliases.add(alias);
  res.json({ key_alias: alias });
});
