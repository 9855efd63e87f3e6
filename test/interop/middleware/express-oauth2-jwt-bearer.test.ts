import { generateKeyPairSync } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestHandler } from "express";
import { auth, claimCheck, claimEquals, requiredScopes } from "express-oauth2-jwt-bearer";
import jwt from "jsonwebtoken";
import { containsSecret, SECRET } from "../../support/secret";
import { type Answers, answersOf, answersTo, INTERNAL_ERROR } from "../support/answers-of";

const secret = "a secret of the test that is long enough";
const ISSUER = "https://issuer.example/";
const OPTIONS = { issuer: ISSUER, audience: "keys", secret, tokenSigningAlg: "HS256" };
const DPOP = 'DPoP algs="RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES256K ES384 ES512 EdDSA"';

const token = (claims: object = {}, key = secret): string =>
  jwt.sign({ iss: ISSUER, aud: "keys", exp: 4_000_000_000, ...claims }, key);

async function ask(
  handlers: readonly RequestHandler[],
  authorization?: string,
  headers: Record<string, string> = {},
): Promise<Answers> {
  return answersOf(handlers, (agent) => {
    const test = agent.get("/").set(headers);
    return authorization === undefined ? test : test.set("Authorization", authorization);
  });
}

const INVALID = 'Bearer error="invalid_token"';
const NOT_VALID = "The access token is not valid.";

it.each([
  { sent: "no token", authorization: undefined, challenge: "Bearer", detail: "No access token was sent." },
  { sent: "a token that is none", authorization: `Bearer ${SECRET}`, challenge: INVALID, detail: NOT_VALID },
  {
    sent: "a token of another key",
    authorization: `Bearer ${token({}, "another secret of the test that is long")}`,
    challenge: INVALID,
    detail: NOT_VALID,
  },
  {
    sent: "a token for another audience",
    authorization: `Bearer ${token({ aud: SECRET })}`,
    challenge: INVALID,
    detail: NOT_VALID,
  },
  {
    sent: "an expired token",
    authorization: `Bearer ${token({ exp: 1 })}`,
    challenge: INVALID,
    detail: "The access token has expired.",
  },
  {
    sent: "a token that is not valid yet",
    authorization: `Bearer ${token({ nbf: 3_900_000_000 })}`,
    challenge: INVALID,
    detail: "The access token is not valid yet.",
  },
])("answers 401 with a challenge made again for $sent", async ({ authorization, challenge, detail }) => {
  const { base, kms, report } = await ask([auth(OPTIONS)], authorization);
  expect(base.headers["www-authenticate"]).toBe(`${challenge}, ${DPOP}`);
  expect(base.body).toEqual({ type: "about:blank", title: "Unauthorized", status: 401, detail });
  expect(kms.status).toBe(403);
  expect(containsSecret(base.text + JSON.stringify(base.headers))).toBe(false);
  expect(report?.httpError.cause).toBe(report?.error);
});

it.each([
  { sent: "another scheme", authorization: "Basic dTpw" },
  { sent: "a malformed header", authorization: "Bearer" },
  { sent: "a DPoP proof beside a bearer token", authorization: `Bearer ${token()}`, dpop: SECRET },
])("answers 400 for $sent", async ({ authorization, dpop }) => {
  const headers = dpop === undefined ? {} : { dpop };
  const { base } = await ask([auth(OPTIONS)], authorization, headers);
  expect(base.body).toMatchObject({
    status: 400,
    detail: "The access token cannot be read from the request.",
  });
});

it("answers 400 for a DPoP proof that is not valid", async () => {
  const bound = token({ cnf: { jkt: "x".repeat(43) } });
  const { base } = await ask([auth(OPTIONS)], `DPoP ${bound}`, { dpop: SECRET });
  expect(base.body).toMatchObject({ status: 400, detail: "The DPoP proof is not valid." });
});

it.each([{ claims: { scope: "read" } }, { claims: {} }])(
  "answers 403 for a missing scope",
  async ({ claims }) => {
    const { base } = await ask([auth(OPTIONS), requiredScopes("admin write")], `Bearer ${token(claims)}`);
    expect(base.body).toMatchObject({ status: 403, detail: "The access token lacks a scope." });
    expect(base.headers["www-authenticate"]).toBe('Bearer error="insufficient_scope", scope="admin write"');
  },
);

it.each([
  { what: "another value of a claim", check: claimEquals("role", "admin") },
  { what: "a claim check without words of its own", check: claimCheck(() => false) },
])("answers 401 for $what", async ({ check }) => {
  const { base } = await ask([auth(OPTIONS), check], `Bearer ${token({ role: SECRET })}`);
  expect(base.body).toMatchObject({ status: 401, detail: NOT_VALID });
});

it("answers 500 for a claim check with words of its own, and notes why", async () => {
  const { base, report } = await ask([auth(OPTIONS), claimCheck(() => false, SECRET)], `Bearer ${token()}`);
  expect(base.body).toEqual(INTERNAL_ERROR);
  expect(base.headers).not.toHaveProperty("www-authenticate");
  expect(report?.notes.join()).toContain("throw an error of yours there");
});

describe("a key set that cannot be had", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signed = jwt.sign({ iss: ISSUER, aud: "keys" }, privateKey, { algorithm: "RS256", expiresIn: 60 });
  let server: Server;
  let serve: RequestListener;

  beforeAll(async () => {
    server = createServer((req, res) => {
      serve(req, res);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const url = (): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  it.each<{ what: string; does: RequestListener; status: number }>([
    { what: "is answered 500", does: (_req, res) => res.writeHead(500).end(SECRET), status: 502 },
    { what: "is no JSON", does: (_req, res) => res.end(SECRET), status: 502 },
    { what: "is no key set", does: (_req, res) => res.end("{}"), status: 502 },
    { what: "breaks", does: (req) => req.socket.destroy(), status: 502 },
    { what: "takes too long", does: () => undefined, status: 504 },
  ])("is a failure of the server, logged and not sent, where it $what", async ({ does, status }) => {
    serve = does;
    const options = { issuer: ISSUER, audience: "keys", jwksUri: `${url()}/keys`, timeoutDuration: 150 };
    const { base, report } = await ask([auth(options)], `Bearer ${signed}`);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(base.headers).not.toHaveProperty("www-authenticate");
    expect(report).toMatchObject({ thrownStatus: status, mapper: "mapExpressOauth2JwtBearer" });
  });

  it("is one, too, where the metadata of the issuer cannot be had", async () => {
    serve = (_req, res) => res.writeHead(404).end();
    const { base, report } = await ask(
      [auth({ issuerBaseURL: url(), audience: "keys" })],
      `Bearer ${signed}`,
    );
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(report?.thrownStatus).toBe(502);
  });

  it("is no failure where it has no key of the token's", async () => {
    serve = (_req, res) => res.end('{"keys":[]}');
    const options = { issuer: ISSUER, audience: "keys", jwksUri: `${url()}/other` };
    const { base } = await ask([auth(options)], `Bearer ${signed}`);
    expect(base.body).toMatchObject({ status: 401, detail: NOT_VALID });
  });
});

it("does not trust an error of the application of that name", async () => {
  const { base } = await answersTo(
    () =>
      new (class UnauthorizedError extends Error {
        override name = "UnauthorizedError";
        status = 401;
        statusCode = 401;
        headers = { "WWW-Authenticate": "Basic" };
      })("Unauthorized"),
  );
  expect(base.body).toEqual(INTERNAL_ERROR);
});
