import { SECRET } from "../../support/secret";
import type { Reply } from "./mongo-server";

/** The reply to an insertion that the server refuses with this number. */
export function writeError(code: number): object {
  const errmsg = `E${code} refused { name: "${SECRET}" }`;
  return { ok: 1, n: 0, writeErrors: [{ index: 0, code, errmsg, keyValue: { name: SECRET } }] };
}

/** The reply to a command that fails as a whole. */
export function commandError(code: number): object {
  return { ok: 0, code, codeName: "Refused", errmsg: SECRET };
}

/** The name of the collection says what becomes of a command: `write-11000`, `command-91`, `cut`, `wait`, `empty`. */
export const replyByCollection: Reply = (command) => {
  const [collection = ""] = Object.values(command).filter((value) => typeof value === "string");
  const [what, code] = collection.split("-");
  if (what === "cut") return "cut";
  if (what === "write") return writeError(Number(code));
  if (what === "command") return commandError(Number(code));
  return what === "wait"
    ? undefined
    : { ok: 1, n: 0, cursor: { id: 0n, ns: `test.${collection}`, firstBatch: [] } };
};
