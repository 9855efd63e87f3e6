import { ask, expectBareRow } from "./ask";
import { useCapturedLog } from "./captured-log";
import { useHostileServer } from "./hostile-server";
import { LARGE_VALUES } from "./large-values";
import { SETTING_TITLE, SETTINGS, SETTINGS_ONCE } from "./settings";
import {
  CHANGING_GETTERS,
  ERRORS,
  ODD_PROPERTIES,
  PLAIN_VALUES,
  PROXIES,
  THROWING_GETTERS,
} from "./thrown-values";
import { waysToFail } from "./ways-to-fail";

const ROWS = [
  ...PLAIN_VALUES,
  ...ERRORS,
  ...PROXIES,
  ...THROWING_GETTERS,
  ...CHANGING_GETTERS,
  ...LARGE_VALUES,
];

describe.each(SETTINGS)(SETTING_TITLE, (setting) => {
  useCapturedLog();
  // The default logger has to bear every value too.
  const server = useHostileServer(setting, { logged: true });

  it.each(ROWS)("answers a bare 500 where $what is thrown", async ({ make }) => {
    for (const fail of waysToFail(setting.express)) {
      const answer = await ask(server, (request, response, next) => fail(make(request, response), next));
      expectBareRow(server, answer, 500);
    }
  });
});

describe.each(SETTINGS_ONCE)(SETTING_TITLE, (setting) => {
  useCapturedLog();
  const server = useHostileServer(setting, { logged: true });

  it.each(ODD_PROPERTIES)("answers a bare 500 where an error with $what is passed on", async ({ make }) => {
    const answer = await ask(server, (_request, _response, next) => next(make()));
    expectBareRow(server, answer, 500);
  });
});
