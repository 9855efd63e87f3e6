import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { HttpError } from "express-error-profiles";
import { readBody } from "./body";
import { failures } from "./failures";
import { KeyStore } from "./key-store";
import { operations } from "./operations";
import { parametersIn } from "./parameters";

/** The operations as routes. Mount it where the path has a `:projectId`. */
export function kmsRouter(): Router {
  const projects = new Map<string, KeyStore>();
  const router = express.Router({ mergeParams: true });

  // Before everything else, so that a stranger is not even told which operations there are.
  router.use(requireToken);

  for (const [name, operation] of Object.entries(operations)) {
    router
      .route(`/${name}`)
      .post(readBody, (req: Request<{ projectId: string }>, res) => {
        res.json(operation(keysOf(projects, req.params.projectId), parametersIn(req.body)));
      })
      .all(refuseMethod);
  }
  return router;
}

function requireToken(req: Request, _res: Response, next: NextFunction): void {
  if (!req.get("X-Auth-Token")) throw failures.tokenMissing();
  next();
}

// The table lists no 405: the profile answers with its 400 instead, and the Allow header is kept.
function refuseMethod(): never {
  throw new HttpError(405, "Operations take POST alone.", { allow: ["POST"] });
}

function keysOf(projects: Map<string, KeyStore>, projectId: string): KeyStore {
  const keys = projects.get(projectId) ?? new KeyStore();
  projects.set(projectId, keys);
  return keys;
}
