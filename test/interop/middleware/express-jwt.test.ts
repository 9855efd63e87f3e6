import { expressjwt, UnauthorizedError, type Params } from "express-jwt";
import jwt from "jsonwebtoken";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";

const secret = "a secret of the test that is long enough";
const token = jwt.sign({ sub: "u1" }, secret);

const protect = (options: Partial<Params> = {}) => expressjwt({ secret, algorithms: ["HS256"], ...options });

describe("express-jwt", () => {
  it.each([
    { sent: "no token", authorization: undefined, detail: "No access token was sent.", error: "" },
    {
      sent: "another scheme",
      authorization: "Basic dTpw",
      detail: "The Authorization header holds no bearer token.",
      error: "",
    },
    {
      sent: "a malformed header",
      authorization: "Bearer",
      detail: "The Authorization header holds no bearer token.",
      error: "",
    },
    {
      sent: "a token that is none",
      authorization: "Bearer rubbish",
      detail: "The access token is not valid.",
      error: ' error="invalid_token"',
    },
    {
      sent: "a token of another key",
      authorization: `Bearer ${jwt.sign({}, "another secret that is long enough")}`,
      detail: "The access token is not valid.",
      error: ' error="invalid_token"',
    },
    {
      sent: "a token that is not valid yet",
      authorization: `Bearer ${jwt.sign({ nbf: 4_000_000_000 }, secret)}`,
      detail: "The access token is not valid yet.",
      error: ' error="invalid_token"',
    },
    {
      sent: "an expired token",
      authorization: `Bearer ${jwt.sign({ exp: 1 }, secret)}`,
      detail: "The access token has expired.",
      error: ' error="invalid_token"',
    },
  ])(
    "is answered 401 with the challenge Bearer$error for $sent",
    async ({ authorization, detail, error }) => {
      const { base, kms, report } = await answersOf([protect()], (agent) => {
        const test = agent.get("/");
        return authorization === undefined ? test : test.set("Authorization", authorization);
      });
      expect(base.status).toBe(401);
      expect(base.headers["www-authenticate"]).toBe(`Bearer${error}`);
      expect(base.body).toEqual({ type: "about:blank", title: "Unauthorized", status: 401, detail });
      expect(kms.status).toBe(403);
      expect(kms.body).toEqual({ error: { error_code: "KMS.0306", error_msg: detail } });
      expect(report?.httpError.cause).toBe(report?.error);
    },
  );

  it("is answered 401 for a revoked token", async () => {
    const { base } = await answersOf([protect({ isRevoked: () => Promise.resolve(true) })], (agent) =>
      agent.get("/").set("Authorization", `Bearer ${token}`),
    );
    expect(base.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    expect(base.body).toMatchObject({ status: 401, detail: "The access token has been revoked." });
  });

  it("does not tell which audience the server expects", async () => {
    const { base, kms } = await answersOf([protect({ audience: "internal.example" })], (agent) =>
      agent.get("/").set("Authorization", `Bearer ${token}`),
    );
    expect(base.status).toBe(401);
    expect(base.text + kms.text).not.toContain("internal.example");
  });

  it("is answered 500 where looking up the key fails", async () => {
    const fail = () => Promise.reject(new Error("key server is down"));
    const { base } = await answersOf([protect({ secret: fail })], (agent) =>
      agent.get("/").set("Authorization", `Bearer ${token}`),
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
  });

  it.each([
    {
      like: "of its name and status, from the client of another service",
      make: () =>
        Object.assign(new Error("x"), { name: "UnauthorizedError", status: 401, code: "invalid_token" }),
    },
    {
      like: "of a code that it does not have",
      make: () => new UnauthorizedError("credentials_lost" as "invalid_token", new Error("x")),
    },
    {
      like: "of jsonwebtoken, which may have checked a token of the server's own",
      make: () => new jwt.JsonWebTokenError("jwt malformed"),
    },
  ])("an error $like is answered 500", async ({ make }) => {
    const { base, kms } = await answersTo(make);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });
});
