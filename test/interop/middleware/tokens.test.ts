/** @jest-environment ./support/native-environment.cjs */
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import type jwksRsaModule from "jwks-rsa";
import jsonwebtoken from "jsonwebtoken";
import { defaultMappers } from "../../../src";
import { tokenMappers } from "../../../src/tokens";
import { answersTo, INTERNAL_ERROR } from "../support/answers-of";
import { importNatively } from "../support/import-natively";
import { freePort } from "../support/unused-port";

const mappers = [...defaultMappers, ...tokenMappers];
const KEY = "a-secret-of-thirty-two-characters";
const BYTES = new TextEncoder().encode(KEY);
const past = Math.floor(Date.now() / 1_000) - 60;
const EXPIRED = "The access token has expired.";
const INVALID = "The access token is not valid.";

let jose: typeof import("jose");
let jose4: typeof import("jose");
let jwksRsa: typeof jwksRsaModule;
let jsonwebtoken8: typeof jsonwebtoken;
let firebaseApp: typeof import("firebase-admin/app");
let firebaseAuth: typeof import("firebase-admin/auth");

beforeAll(async () => {
  jose = await importNatively("jose");
  jose4 = await importNatively("jose4");
  ({ default: jwksRsa } = await importNatively<{ default: typeof jwksRsaModule }>("jwks-rsa"));
  ({ default: jsonwebtoken8 } = await importNatively<{ default: typeof jsonwebtoken }>("jsonwebtoken8"));
  firebaseApp = await importNatively("firebase-admin/app");
  firebaseAuth = await importNatively("firebase-admin/auth");
});

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/keys`;
}

afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

async function errorOf(verify: () => unknown): Promise<unknown> {
  try {
    await verify();
  } catch (error) {
    return error;
  }
  throw new Error("The token was not refused.");
}

/** A token of Firebase that nobody has signed. */
function tokenOf(header: object, payload: object, signature = ""): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const common = { aud: "demo", iss: "https://securetoken.google.com/demo", sub: "7", iat: past - 60 };
  return `${encode({ typ: "JWT", ...header })}.${encode({ ...common, ...payload })}.${signature}`;
}

const signed = (payload: object, key = KEY, options: object = {}) => jsonwebtoken.sign(payload, key, options);
const withKeySet = async (listener: RequestListener, options: object = {}) => {
  const keySet = jose.createRemoteJWKSet(new URL(await serve(listener)), options);
  const { privateKey } = await jose.generateKeyPair("ES256");
  const token = await new jose.SignJWT({}).setProtectedHeader({ alg: "ES256", kid: "7" }).sign(privateKey);
  return jose.jwtVerify(token, keySet);
};

describe.each([
  { library: "jsonwebtoken 9", verifier: () => jsonwebtoken.verify },
  { library: "jsonwebtoken 8", verifier: () => jsonwebtoken8.verify },
])("$library", ({ verifier }) => {
  const verify = ((...given: Parameters<ReturnType<typeof verifier>>) => verifier()(...given)) as ReturnType<
    typeof verifier
  >;
  it.each([
    { what: "an expired token", token: () => signed({ exp: past }), detail: EXPIRED },
    { what: "a token of another key", token: () => signed({}, `${KEY}x`), detail: INVALID },
    { what: "no token in it", token: () => "secret-4711", detail: INVALID },
    { what: "a token for another audience", token: () => signed({ aud: "secret-4711" }), detail: INVALID },
    {
      what: "a token for later",
      token: () => signed({}, KEY, { notBefore: 600 }),
      detail: "The access token is not valid yet.",
    },
  ])("answers $what 401", async ({ token, detail }) => {
    const thrown = await errorOf(() => verify(token(), KEY, { audience: "keys" }));
    const { base } = await answersTo(() => thrown, mappers);
    expect(base.body).toMatchObject({ status: 401, detail });
    expect(base.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    expect(base.text).not.toContain("4711");
  });

  it("answers a missing token 401, without an error code in the challenge", async () => {
    const thrown = await errorOf(() => verify(undefined as unknown as string, KEY));
    const { base } = await answersTo(() => thrown, mappers);
    expect(base.body).toMatchObject({ status: 401, detail: "No access token was sent." });
    expect(base.headers["www-authenticate"]).toBe("Bearer");
  });

  it.each([
    { what: "has no key", key: undefined },
    {
      what: "could not look up its key",
      key: (_header: unknown, done: (error: Error) => void) =>
        done(new Error("connect ECONNREFUSED 10.0.0.5:443")),
    },
  ])("answers 500 where the server $what", async ({ key }) => {
    const thrown = await new Promise((resolve) => {
      verify(signed({}), key as unknown as jsonwebtoken.Secret, (error) => resolve(error));
    });
    const { base, report } = await answersTo(() => thrown, mappers);
    expect(base.body).toEqual(INTERNAL_ERROR);
    expect(report?.status).toBe(500);
  });
});

describe.each([
  { library: "jose 6", verifier: () => jose.jwtVerify },
  { library: "jose 4", verifier: () => jose4.jwtVerify },
])("$library", ({ verifier }) => {
  const verify = ((...given: Parameters<ReturnType<typeof verifier>>) => verifier()(...given)) as ReturnType<
    typeof verifier
  >;
  it.each([
    { what: "an expired token", token: () => signed({ exp: past, aud: "keys" }), detail: EXPIRED },
    { what: "a token of another key", token: () => signed({}, `${KEY}x`), detail: INVALID },
    { what: "no token", token: () => "secret-4711", detail: INVALID },
    { what: "a token for another audience", token: () => signed({ aud: "secret-4711" }), detail: INVALID },
    {
      what: "an algorithm that is not allowed",
      token: () => signed({}, KEY, { algorithm: "HS512" }),
      detail: INVALID,
    },
  ])("answers $what 401", async ({ token, detail }) => {
    const thrown = await errorOf(() => verify(token(), BYTES, { audience: "keys", algorithms: ["HS256"] }));
    const { base } = await answersTo(() => thrown, mappers);
    expect(base.body).toMatchObject({ status: 401, detail });
    expect(base.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    expect(base.text).not.toContain("4711");
  });

  it("answers 500 where the key of the server is wrong", async () => {
    const thrown = await errorOf(() => verify(signed({}), {} as unknown as Uint8Array));
    const { base } = await answersTo(() => thrown, mappers);
    expect(base.body).toEqual(INTERNAL_ERROR);
  });
});

describe("a key set of jose", () => {
  it.each<{ what: string; listener: RequestListener; options?: object; status: number }>([
    { what: "that has no such key", listener: (_q, s) => void s.end('{"keys":[]}'), status: 401 },
    { what: "that is none", listener: (_q, s) => void s.end('{"keys":7}'), status: 502 },
    { what: "that is no JSON", listener: (_q, s) => void s.end("<html>"), status: 502 },
    { what: "that is not there", listener: (_q, s) => void s.writeHead(404).end(), status: 502 },
    { what: "that is late", listener: () => undefined, options: { timeoutDuration: 50 }, status: 504 },
  ])("$what is answered $status", async ({ listener, options, status }) => {
    const thrown = await errorOf(() => withKeySet(listener, options));
    const { report } = await answersTo(() => thrown, mappers);
    expect(report?.thrownStatus).toBe(status);
  });
});

describe("jwks-rsa", () => {
  it.each<{ what: string; listener: RequestListener; status: number }>([
    {
      what: "a key that the set does not have",
      listener: (_q, s) => void s.end('{"keys":[{"kid":"1","kty":"RSA","use":"sig","n":"AQAB","e":"AQAB"}]}'),
      status: 401,
    },
    { what: "a set that is not there", listener: (_q, s) => void s.writeHead(404).end(), status: 502 },
  ])("$what is answered $status", async ({ listener, status }) => {
    const client = jwksRsa({ jwksUri: await serve(listener) });
    const thrown = await errorOf(() => client.getSigningKey("7"));
    const { base, report } = await answersTo(() => thrown, mappers);
    expect(report?.thrownStatus).toBe(status);
    expect(base.text).not.toContain("127.0.0.1");
  });

  it("a limit of its own is answered 503", async () => {
    const jwksUri = await serve((_request, response) => void response.end('{"keys":[]}'));
    const client = jwksRsa({ jwksUri, rateLimit: true, jwksRequestsPerMinute: 1, cache: false });
    await errorOf(() => client.getSigningKey("7"));
    const thrown = await errorOf(() => client.getSigningKey("8"));
    const { report } = await answersTo(() => thrown, mappers);
    expect(report?.thrownStatus).toBe(503);
  });
});

describe("firebase-admin", () => {
  const unsigned = (payload: object) => tokenOf({ alg: "none" }, payload);

  it.each([
    { what: "no token", token: "secret-4711", detail: INVALID },
    { what: "an empty one", token: "", detail: INVALID },
    { what: "a token for another project", token: unsigned({ aud: "secret-4711" }), detail: INVALID },
    { what: "an expired token", token: unsigned({ exp: past }), detail: EXPIRED },
  ])("answers $what 401", async ({ token, detail }) => {
    // The tokens of the emulator are not signed, so that nobody is asked for a key.
    const { env } = await importNatively<{ env: NodeJS.ProcessEnv }>("node:process");
    env["FIREBASE_AUTH_EMULATOR_HOST"] = "127.0.0.1:1";
    const app = firebaseApp.initializeApp({ projectId: "demo" }, `app-${String(Math.random())}`);
    const thrown = await errorOf(() => firebaseAuth.getAuth(app).verifyIdToken(token));
    await firebaseApp.deleteApp(app);
    delete env["FIREBASE_AUTH_EMULATOR_HOST"];
    const { base } = await answersTo(() => thrown, mappers);
    expect(base.body).toMatchObject({ status: 401, detail });
    expect(base.text).not.toContain("4711");
  });
});

it("firebase-admin: public keys that cannot be had are answered 502", async () => {
  const lookup: LookupFunction = (_host, options, found) => {
    if (options.all === true) found(null, [{ address: "127.0.0.1", family: 4 }]);
    else found(null, "127.0.0.1", 4);
  };
  const port = await freePort();
  const { Agent } = await importNatively<typeof import("node:https")>("node:https");
  const httpAgent = new Agent({ lookup });
  const connect = httpAgent.createConnection.bind(httpAgent);
  httpAgent.createConnection = (options, ...rest) => connect({ ...options, port }, ...rest);
  const app = firebaseApp.initializeApp({ projectId: "demo", httpAgent }, "without-keys");
  const token = tokenOf({ alg: "RS256", kid: "7" }, { exp: past + 600 }, "AAAA");
  const thrown = await errorOf(() => firebaseAuth.getAuth(app).verifyIdToken(token));
  await firebaseApp.deleteApp(app);
  const { base, report } = await answersTo(() => thrown, mappers);
  expect(report?.thrownStatus).toBe(502);
  expect(base.text).not.toMatch(/ECONNREFUSED|127/);
});

it("none of them is on by default", async () => {
  const thrown = await errorOf(() => jsonwebtoken.verify("x", KEY));
  const { base } = await answersTo(() => thrown);
  expect(base.body).toEqual(INTERNAL_ERROR);
});
