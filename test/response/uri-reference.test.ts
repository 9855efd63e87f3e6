import { isUriReference } from "../../src/response/problem-of-error";

describe("isUriReference", () => {
  it.each(["about:blank", "/errors/7", "#", "urn:a:b", "https://[::1]:8/a%20b?c=d&e;f=(g)!*'~$@,+#h"])(
    "takes %s",
    (value) => {
      expect(isUriReference(value)).toBe(true);
    },
  );

  it.each(["", "a b", "a\n", "ä", "</script>", 'a"b', "a\\b", "\u202e", "a^b", "{a}", 7, null, undefined])(
    "refuses %j",
    (value) => {
      expect(isUriReference(value)).toBe(false);
    },
  );
});
