import express, { type NextFunction, type Request, type Router } from "express";
import { methodNotAllowed } from "express-error-profiles";
import type { Answer } from "express-error-profiles/answer";
import { readBody } from "./body";
import { kms } from "./profile";
import { KeyStore } from "./key-store";
import { operations } from "./operations";
import { parametersIn } from "./parameters";

/** The operations as routes. Mount it where the path has a `:projectId`. */
export function kmsRouter(projects = new Map<string, KeyStore>()): Router {
  const router = express.Router({ mergeParams: true });

  // Before everything else, so that a stranger does not even learn which operations there are.
  router.use(requireCredentials);

  for (const [name, operation] of Object.entries(operations)) {
    router
      .route(`/${name}`)
      .post(readBody, (req: Request<{ projectId: string }>, res: Answer<typeof kms>) => {
        res.json(withKeys(projects, req.params.projectId, (keys) => operation(keys, parametersIn(req.body))));
      })
      // The table lists no 405: the profile answers with its 400 instead, and the Allow header is kept.
      .all(methodNotAllowed({ message: () => "Operations take POST only." }));
  }
  return router;
}

/** A request has a token, or the signature of an SDK. An example has no users, so it verifies neither. */
function requireCredentials(req: Request, _res: Answer<typeof kms>, next: NextFunction): void {
  const hasSignature = /^[\w-]+-HMAC-SHA256 /.test(req.get("Authorization") ?? "");
  if (!req.get("X-Auth-Token") && !hasSignature) throw kms.error("KMS.0301");
  next();
}

/** What `operate` returns for the keys of a project. A project is kept only while it holds a key. */
function withKeys(
  projects: Map<string, KeyStore>,
  projectId: string,
  operate: (keys: KeyStore) => object,
): object {
  const keys = projects.get(projectId) ?? new KeyStore();
  const answer = operate(keys);
  if (keys.list().length > 0) projects.set(projectId, keys);
  else projects.delete(projectId);
  return answer;
}
