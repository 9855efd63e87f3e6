// Checked by tsconfig.express4.json, where "express" has the types of Express 4.
import express, { type Request } from "express";
import { errorHandler, kmsProfile, methodNotAllowed, notFound } from "../../src";
import type { Answer } from "../../src/answer";

// `param` went with Express 5: this line compiles with the types of Express 4 alone.
export type ParamOfExpress4 = Request["param"];

const app = express();
app.use(notFound());
app.use(errorHandler());
app.use("/path", notFound(), errorHandler({ profile: kmsProfile }));
app.route("/keys").get(notFound()).all(methodNotAllowed());

const router = express.Router();
router.use(notFound(), errorHandler());

app.get("/answer", (_request, response: Answer<typeof kmsProfile>) => {
  response.status(200).json({ keys: [] });
  // @ts-expect-error -- the KMS profile has no 202.
  response.status(202).end();
  // @ts-expect-error -- nor a 409.
  response.sendStatus(409);
});
router.get("/answer", (_request, response: Answer<typeof kmsProfile, string>) => {
  response.status(404).send("text");
  // @ts-expect-error -- the body is a text.
  response.send(7);
});
