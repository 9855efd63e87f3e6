// Checked by tsconfig.express4.json, where "express" has the types of Express 4.
import express, { type Request } from "express";
import { errorHandler, kmsProfile, methodNotAllowed, notFound } from "../../src";

// `param` went with Express 5: this line compiles with the types of Express 4 alone.
export type ParamOfExpress4 = Request["param"];

const app = express();
app.use(notFound());
app.use(errorHandler());
app.use("/path", notFound(), errorHandler({ profile: kmsProfile }));
app.route("/keys").get(notFound()).all(methodNotAllowed());

const router = express.Router();
router.use(notFound(), errorHandler());
