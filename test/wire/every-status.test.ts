import createHttpError from "http-errors";
import { HttpError } from "../../src";
import { documentedStatus } from "../hostile/documented-tables";
import { PROFILES, SETTING_TITLE, SETTINGS } from "../hostile/settings";
import { useFailingServer } from "../support/use-failing-server";
import { expectRow } from "./expect-row";

const STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);

describe.each(SETTINGS)(SETTING_TITLE, ({ express: version, profile }) => {
  const server = useFailingServer({ profile: PROFILES[profile] }, { version });

  it.each([
    { what: "new HttpError(status)", make: (status: number) => new HttpError(status) },
    { what: "createHttpError(status)", make: (status: number) => createHttpError(status) },
  ])("answers $what with a row of the table, from 400 to 599", async ({ make }) => {
    for (const thrown of STATUSES) {
      const raw = await server.answerTo(() => make(thrown));
      expectRow(raw, profile, documentedStatus(profile, thrown));
    }
  });
});
