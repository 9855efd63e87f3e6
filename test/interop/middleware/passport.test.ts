import express, { type RequestHandler } from "express";
import passport from "passport";
import { Strategy as BearerStrategy, type VerifyFunction } from "passport-http-bearer";
import { Strategy as LocalStrategy } from "passport-local";
import { answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";

const authenticator = new passport.Passport();
const refuseToken: VerifyFunction = (_token, done) => done(null, false);
authenticator.use(new BearerStrategy({ realm: "keys" }, refuseToken));
authenticator.use(new LocalStrategy((_name, _password, done) => done(null, false)));

function authenticate(strategy: string): RequestHandler {
  return authenticator.authenticate(strategy, { session: false, failWithError: true }) as RequestHandler;
}

describe("passport's AuthenticationError", () => {
  it.each([
    { sent: "no token", authorization: undefined, challenge: 'Bearer realm="keys"' },
    { sent: "a token", authorization: "Bearer x", challenge: 'Bearer realm="keys", error="invalid_token"' },
  ])("is answered 401 with the challenge of its strategy for $sent", async ({ authorization, challenge }) => {
    const { base, kms, report } = await answersOf([authenticate("bearer")], (agent) => {
      const test = agent.get("/");
      return authorization === undefined ? test : test.set("Authorization", authorization);
    });
    expect(base.status).toBe(401);
    expect(base.headers["www-authenticate"]).toBe(challenge);
    expect(base.body).toEqual({
      type: "about:blank",
      title: "Unauthorized",
      status: 401,
      detail: "Authentication failed.",
    });
    expect(kms.status).toBe(403);
    expect(kms.body).toEqual({
      error: {
        error_code: "KMS.0306",
        error_msg: "The server understood the request, but is refusing to fulfill it.",
      },
    });
    expect(report?.httpError.cause).toBe(report?.error);
  });

  it("is answered with the status that its strategy has chosen", async () => {
    const handlers = [express.json(), authenticate("local")];
    const { base, kms } = await answersOf(handlers, (agent) => agent.post("/").send({}));
    expect(base.body).toMatchObject({ status: 400, title: "Bad Request" });
    expect(kms.status).toBe(400);
  });

  it.each([
    {
      like: "with the status of an upstream",
      make: () =>
        new (class AuthenticationError extends Error {
          override name = "AuthenticationError";
          status = 401;
        })("Unauthorized"),
    },
    {
      like: "with the headers of an upstream",
      make: () => ({ name: "AuthenticationError", message: "Unauthorized", status: 401, headers: {} }),
    },
    {
      like: "with a message of its own",
      make: () => ({ name: "AuthenticationError", message: "401 Incorrect API key", status: 401 }),
    },
  ])("an error of its name $like is answered 500", async ({ make }) => {
    const { base, kms } = await answersTo(make);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(kms.status).toBe(500);
  });
});
