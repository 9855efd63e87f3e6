import createHttpError from "http-errors";
import {
  BadRequest,
  Conflict,
  Forbidden,
  InternalError,
  NotAcceptable,
  NotFound,
  ServerUnavailable,
  Unauthorized,
} from "../../src";
import { DOCUMENTED, documentedStatus } from "../hostile/documented-tables";
import { EVERY_SETTING, PROFILES, SETTING_TITLE } from "../hostile/settings";
import { useFailingServer } from "../support/use-failing-server";
import { expectRow } from "./expect-row";

const CLASSES = [
  { name: "BadRequest", thrown: 400, ErrorClass: BadRequest },
  { name: "Unauthorized", thrown: 401, ErrorClass: Unauthorized },
  { name: "Forbidden", thrown: 403, ErrorClass: Forbidden },
  { name: "NotFound", thrown: 404, ErrorClass: NotFound },
  { name: "NotAcceptable", thrown: 406, ErrorClass: NotAcceptable },
  { name: "Conflict", thrown: 409, ErrorClass: Conflict },
  { name: "InternalError", thrown: 500, ErrorClass: InternalError },
  { name: "ServerUnavailable", thrown: 503, ErrorClass: ServerUnavailable },
];

describe.each(EVERY_SETTING)(SETTING_TITLE, ({ express: version, profile }) => {
  const server = useFailingServer({ profile: PROFILES[profile] }, { version });

  it.each(CLASSES)("answers new $name() with every cell of its row", async ({ thrown, ErrorClass }) => {
    const raw = await server.answerTo(() => new ErrorClass());
    expectRow(raw, profile, documentedStatus(profile, thrown));
  });

  it.each(CLASSES.filter(({ thrown }) => thrown < 500))(
    "tells the message and the code of new $name(message, { code })",
    async ({ thrown, ErrorClass }) => {
      const raw = await server.answerTo(() => new ErrorClass("It is blue.", { code: "COLOUR" }));
      expectRow(raw, profile, documentedStatus(profile, thrown), { detail: "It is blue.", code: "COLOUR" });
    },
  );

  it.each(CLASSES.filter(({ thrown }) => thrown >= 500))(
    "keeps the message of new $name(message, { code }) and tells the code",
    async ({ thrown, ErrorClass }) => {
      const raw = await server.answerTo(() => new ErrorClass("It is blue.", { code: "COLOUR" }));
      expectRow(raw, profile, documentedStatus(profile, thrown), { code: "COLOUR" });
    },
  );

  it.each(Object.entries(PROFILES[profile].errors).map(([name, ErrorClass]) => ({ name, ErrorClass })))(
    "answers the profile's own errors.$name with its row",
    async ({ ErrorClass }) => {
      const error = new ErrorClass();
      expect(Object.keys(DOCUMENTED[profile])).toContain(String(error.status));
      expectRow(await server.answerTo(() => error), profile, error.status);
    },
  );

  it("answers a plain Error with the 500 row", async () => {
    expectRow(await server.answerTo(() => new Error("secret")), profile, 500);
  });

  it("answers an unknown path with the 404 row", async () => {
    expectRow(await server.ask({ path: "/unknown" }), profile, 404);
  });

  it("tells the message of a 4xx that http-errors made", async () => {
    const raw = await server.answerTo(() => createHttpError(404, "No key has the id 7."));
    expectRow(raw, profile, 404, { detail: "No key has the id 7." });
  });

  it("keeps the message of a 5xx that http-errors made", async () => {
    const raw = await server.answerTo(() => createHttpError(500, "Host db-3 is down."));
    expectRow(raw, profile, 500);
  });

  it("tells the message of a 5xx that http-errors was told to expose", async () => {
    const raw = await server.answerTo(() => createHttpError(500, "Try tomorrow.", { expose: true }));
    expectRow(raw, profile, 500, { detail: "Try tomorrow." });
  });
});
