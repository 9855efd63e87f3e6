import express from "express";
import request from "supertest";
import {
  Conflict,
  ConfigurationError,
  defineProfile,
  type Envelope,
  errorHandler,
  flatErrorCode,
  HttpError,
  kmsProfile,
  notFound,
  NotFound,
  standardProfile,
} from "../../src";
import { errorResponse } from "../../src/testing";

const app = express();
app.get("/keys/1", () => {
  throw new NotFound("No key has the id 1.", { code: "KMS.0201", extensions: { traceId: "7" } });
});
app.get("/plain", (_req, res) => {
  res.status(404).send("Not here.");
});
app.use("/kms", notFound(), errorHandler({ profile: kmsProfile }));
app.use("/flat", notFound(), errorHandler({ profile: kmsProfile, envelope: flatErrorCode() }));
app.use(notFound(), errorHandler());

/** What the check says of the response at a path. */
async function complaint(path: string, check: ReturnType<typeof errorResponse>): Promise<string> {
  const response = await request(app).get(path);
  try {
    check(response);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

describe("errorResponse", () => {
  it("passes the error of the class under the profile that answered", async () => {
    await request(app).get("/keys/1").expect(errorResponse(NotFound));
    await request(app)
      .get("/kms")
      .expect(errorResponse(NotFound, { profile: kmsProfile, code: "KMS.0207" }));
  });

  it("passes a class of the user's own that extends a documented one", async () => {
    class KeyNotFound extends NotFound {
      constructor(readable: { id: string }) {
        super(`No key has the id ${readable.id}.`);
      }
    }
    await request(app).get("/keys/1").expect(errorResponse(KeyNotFound));
  });

  it("passes where a member that was not asked for is there too", async () => {
    await request(app)
      .get("/keys/1")
      .expect(errorResponse(404, { code: "KMS.0201", detail: "No key has the id 1." }));
  });

  it("takes the envelope that a handler was given instead of the profile's", async () => {
    await request(app)
      .get("/flat")
      .expect(errorResponse(NotFound, { profile: kmsProfile, envelope: flatErrorCode() }));
    expect(await complaint("/flat", errorResponse(NotFound, { profile: kmsProfile }))).toContain(
      "body.error: expected",
    );
  });

  it("looks at the media type without its parameters", () => {
    const envelope = { ...flatErrorCode(), mediaType: "application/json; charset=utf-8" };
    const check = errorResponse(404, { profile: kmsProfile, envelope });
    const text = '{"error_code":"KMS.0207","error_msg":"x"}';
    expect(() => {
      check({ status: 404, text, headers: { "content-type": "application/json;charset=UTF-8" } });
    }).not.toThrow();
  });

  it("expects a code of the catalogue, as a text or a number, and its title where the phrase is another", async () => {
    const profile = defineProfile({
      name: "keys",
      rows: {
        400: { reason: "Неверный запрос", meaning: "m" },
        404: { reason: "Not Found", meaning: "m" },
        500: { reason: "Internal Error", meaning: "m" },
      },
      codes: { "KEY.1": { status: 404, meaning: "No key." }, 2: { status: [400], meaning: "Bad key." } },
    });
    const numbers = { ...profile.envelope, body: ({ code }: { code?: unknown }) => ({ code }) };
    const served = express()
      .get("/keys/1", () => {
        throw profile.error("KEY.1");
      })
      .use("/numbers", () => {
        throw profile.error(2);
      })
      .use("/numbers", errorHandler({ profile, envelope: numbers }))
      .get("/keys/2", () => {
        throw profile.error(2);
      })
      .use(errorHandler({ profile }));
    await request(served)
      .get("/keys/1")
      .expect(errorResponse(404, { profile, code: "KEY.1" }));
    await request(served)
      .get("/keys/2")
      .expect(errorResponse(400, { profile, code: 2 }));
    for (const code of [2, undefined] as const) {
      await request(served)
        .get("/numbers")
        .expect(errorResponse(400, { profile, envelope: numbers, code }));
    }
    // @ts-expect-error -- the catalogue does not have it.
    expect(() => errorResponse(404, { profile, code: "KEY.2" })).toThrow(
      'errorResponse expects the code "KEY.2", which the profile "keys" does not have for 404.',
    );
    expect(() => errorResponse(400, { profile, code: "KEY.1" })).toThrow(ConfigurationError);
  });

  describe("with an envelope that writes detail and code into texts", () => {
    const envelope: Envelope = {
      mediaType: "application/json",
      requiresCode: false,
      body: ({ reason, detail, code, type, requestId }) => ({
        message: `${reason}: ${detail}`,
        link: `https://x.test/codes/${String(code)}.html`,
        shout: detail.toUpperCase(),
        number: Number(code),
        errors: [{ text: detail, length: detail.length }],
        ...(code !== undefined && { more: { code } }),
        ...(type !== "about:blank" && { type }),
        support: `Tell us ${String(requestId)}.`,
        id: requestId ?? null,
      }),
    };
    const served = express()
      .get("/keys/7", () => {
        throw new NotFound("No key 7.", { code: "7" });
      })
      .use(notFound(), errorHandler({ envelope }));

    it.each([
      { path: "/keys/7", options: {} },
      { path: "/keys/7", options: { detail: "No key 7." } },
      { path: "/keys/7", options: { detail: "No key 7.", code: "7" } },
      { path: "/unknown", options: {} },
    ])("passes $path with $options", async ({ path, options }) => {
      await request(served)
        .get(path)
        .expect(errorResponse(404, { envelope, ...options }));
    });

    it.each([
      {
        what: "the text around a detail",
        body: { message: "Gone: No key 7." },
        options: {},
        told: '  body.message: expected a text like "Not Found: …", received "Gone: No key 7."',
      },
      {
        what: "a detail that is not a text",
        body: { shout: 7 },
        options: {},
        told: "  body.shout: expected any text, received 7",
      },
      {
        what: "a text around a code",
        body: { link: 7 },
        options: {},
        told: '  body.link: expected a text like "https://x.test/codes/….html", received 7',
      },
      {
        what: "a member that is not there",
        body: { errors: null },
        options: {},
        told: '  body.errors: expected {"0":{"text":"…"}}, received null',
      },
      {
        what: "a detail that was asked for",
        body: {},
        options: { detail: "No key 8." },
        told: '  body.message: expected "Not Found: No key 8.", received "Not Found: No key 7."',
      },
      {
        what: "a code that was asked for",
        body: {},
        options: { code: "8" },
        told: "  body.number: expected 8, received 7",
      },
    ])("tells of $what", async ({ body, options, told }) => {
      const { text, headers } = await request(served).get("/keys/7");
      const response = { status: 404, headers, text: JSON.stringify({ ...JSON.parse(text), ...body }) };
      expect(() => {
        errorResponse(404, { envelope, ...options })(response);
      }).toThrow(told);
    });

    it("refuses a code that is an object where a text or nothing is expected", () => {
      const plain: Envelope = { ...envelope, body: ({ code }) => ({ code }) };
      const headers = { "content-type": "application/json" };
      const responseWith = (code: unknown) => ({ status: 404, headers, text: JSON.stringify({ code }) });
      const check = errorResponse(404, { envelope: plain });
      for (const code of ["E1", 7, undefined]) check(responseWith(code));
      expect(() => {
        check(responseWith({ a: 1 }));
      }).toThrow('  body.code: expected any text, received {"a":1}');
    });

    it("asks an envelope that needs a code for no body without one", () => {
      const needing: Envelope = {
        ...envelope,
        requiresCode: true,
        body: ({ code }) => ({ code: (code as string).toLowerCase() }),
      };
      const text = JSON.stringify({ code: "kms.0207" });
      expect(() => {
        errorResponse(404, { profile: kmsProfile, envelope: needing })({
          status: 404,
          text,
          headers: { "content-type": "application/json" },
        });
      }).not.toThrow();
    });
  });

  it("expects the fallback of a status that the profile does not list", async () => {
    const profile = defineProfile({
      name: "small",
      rows: kmsProfile.rows,
      fallbacks: { 409: 404 },
      envelope: kmsProfile.envelope,
    });
    await request(app).get("/kms").expect(errorResponse(Conflict, { profile }));
  });

  it("tells each difference in a line", async () => {
    expect(await complaint("/keys/1", errorResponse(Conflict, { code: "KMS.1", detail: "Other." }))).toBe(
      [
        'The response is not the 409 of the profile "base":',
        "  status: expected 409, received 404",
        '  phrase: expected "Conflict", received "Not Found"',
        '  body.title: expected "Conflict", received "Not Found"',
        "  body.status: expected 409, received 404",
        '  body.detail: expected "Other.", received "No key has the id 1."',
        '  body.code: expected "KMS.1", received "KMS.0201"',
      ].join("\n"),
    );
  });

  it("tells a missing member as nothing", async () => {
    expect(await complaint("/unknown", errorResponse(NotFound, { code: "KMS.1" }))).toContain(
      'body.code: expected "KMS.1", received nothing',
    );
  });

  it("refuses a response that another handler sent", async () => {
    const told = await complaint("/plain", errorResponse(NotFound));
    expect(told).toContain('media type: expected "application/problem+json", received "text/html"');
    expect(told).toContain('received "Not here."');
  });

  it("looks at no phrase and no media type where the response has none", () => {
    const text = '{"type":"about:blank","title":"Not Found","status":404,"detail":"x"}';
    expect(() => {
      errorResponse(404)({ status: 404, text, headers: {} });
    }).toThrow('media type: expected "application/problem+json", received nothing');
  });

  it.each([
    { expected: HttpError, received: "a function" },
    { expected: 200, received: "200" },
    { expected: "404" as never, received: 'the string "404"' },
  ])("refuses to look for $received", ({ expected, received }) => {
    expect(() => errorResponse(expected as typeof NotFound)).toThrow(ConfigurationError);
    expect(() => errorResponse(expected as typeof NotFound)).toThrow(
      `errorResponse takes an error class of one status, or a status from 400 to 599, but received ${received}.`,
    );
  });

  it("asks for its () where it is used as a check itself", async () => {
    const check = errorResponse as unknown as (response: request.Response) => void;
    await expect(request(app).get("/keys/1").expect(check)).rejects.toMatchObject({
      name: "ConfigurationError",
      code: "missing-call",
      message: expect.stringContaining(
        "errorResponse was used as a check itself. Write .expect(errorResponse(NotFound)).",
      ) as string,
    });
  });

  it.each([
    {
      what: "a profile as its options",
      options: kmsProfile,
      told: "errorResponse takes an object of options, but received a profile. Write { profile: … } around it.",
    },
    {
      what: "the name of a profile",
      options: { profile: "kms" },
      told: 'errorResponse takes a profile as "profile", but received the string "kms".',
    },
    {
      what: "the maker of an envelope",
      options: { envelope: flatErrorCode },
      told: "errorResponse needs an envelope with mediaType, requiresCode and body, but received a function. Pass what flatErrorCode() returns.",
    },
  ])("refuses $what", ({ options, told }) => {
    expect(() => errorResponse(404, options as object)).toThrow(ConfigurationError);
    expect(() => errorResponse(404, options as object)).toThrow(told);
  });

  it("refuses an option that it does not know", () => {
    expect(() => errorResponse(404, { profil: kmsProfile } as object)).toThrow(
      'errorResponse received an unknown option "profil". Did you mean "profile"?',
    );
  });
});

describe("a status that the profile does not list", () => {
  it.each([422, 429, 502])("is refused, since the check of %d would pass on another one", (status) => {
    expect(() => errorResponse(status)).toThrow(
      `errorResponse expects a ${String(status)}, but the profile "base" does not list it and answers ${status < 500 ? "400" : "500"}.`,
    );
    expect(() => errorResponse(status, { profile: standardProfile })).not.toThrow();
  });
});

it("looks at no body of a response to HEAD", () => {
  const headers = { "content-type": "application/problem+json" };
  const check = errorResponse(NotFound);
  expect(() => {
    check({ status: 404, text: "", headers, req: { method: "HEAD" } });
  }).not.toThrow();
  expect(() => {
    check({ status: 404, text: "", headers, req: { method: "GET" } });
  }).toThrow("body");
  expect(() => {
    check({ status: 400, text: "", headers, req: { method: "HEAD" } });
  }).toThrow("status: expected 404, received 400");
});
