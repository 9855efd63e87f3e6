// Only types, in an entry point of their own: the types of Express are not a dependency of this package.
import type { Response } from "express-serve-static-core";
import type { Profile } from "./profiles/profile";

/**
 * The response of Express, with `status` and `sendStatus` that take only the statuses of a profile, so that a handler which
 * sends an undocumented one does not compile. The compiler does not see `res.statusCode = …`, `res.writeHead(…)` and
 * `res.redirect(…)`; `watchStatuses` does. It needs `@types/express`, 4 or 5.
 *
 * @example
 * ```ts
 * import type { Answer } from "express-error-profiles/answer";
 *
 * app.get("/keys", (_req, res: Answer<typeof kmsProfile>) => {
 *   res.status(204).end(); // 202 does not compile: the KMS profile lists 200, 204, 400, 403, 404 and 500.
 * });
 * ```
 */
export type Answer<
  Table extends Profile,
  Body = BodyOf<Response>,
  Locals extends Response["locals"] = Response["locals"],
> = Response<Body, Locals, keyof Table["rows"] & number>;

type BodyOf<Any> = Any extends Response<infer Body> ? Body : never;
