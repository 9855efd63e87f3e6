import createHttpError from "http-errors";
import { HttpError } from "../../src";
import { documentedStatus } from "../hostile/documented-tables";
import { expectRow } from "./expect-row";
import { PROFILES, useWireServer, WIRE_SETTINGS, WIRE_TITLE } from "./use-wire-server";

const STATUSES = Array.from({ length: 200 }, (_, index) => ({ thrown: 400 + index }));

describe.each(WIRE_SETTINGS)(WIRE_TITLE, ({ version, profile }) => {
  const server = useWireServer({ profile: PROFILES[profile] }, version);

  it.each(STATUSES)("answers new HttpError($thrown) with a row of the table", async ({ thrown }) => {
    const raw = await server.answerTo(() => new HttpError(thrown));
    expectRow(raw, profile, documentedStatus(profile, thrown));
  });

  it.each(STATUSES)("answers createHttpError($thrown) with a row of the table", async ({ thrown }) => {
    const raw = await server.answerTo(() => createHttpError(thrown));
    expectRow(raw, profile, documentedStatus(profile, thrown));
  });
});
