import request from "supertest";
import { createApp } from "../../examples/07-token/app";
import { signToken } from "../../examples/07-token/sign-token";

const secret = "thirty-two bytes or more, as HS256 wants";
const app = createApp(secret);

function authorization(
  scope: string,
  options: Parameters<typeof signToken>[2] = {},
  signedWith = secret,
): string {
  return `Bearer ${signToken(signedWith, scope, { expiresIn: 60, ...options })}`;
}

describe("the example of a token", () => {
  it("answers with the key where the token is good", async () => {
    await request(app)
      .get("/keys/1")
      .set("Authorization", authorization("keys:read"))
      .expect(200, { id: "1", alias: "payments" });
  });

  it("deletes the key where the token has the scope for it", async () => {
    const own = createApp(secret);
    const mayDelete = authorization("keys:read keys:delete");
    await request(own).delete("/keys/1").set("Authorization", mayDelete).expect(204, "");
    const response = await request(own).get("/keys/1").set("Authorization", mayDelete);
    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ status: 404, detail: "No key has the id 1." });
  });

  it.each([
    {
      problem: "no token",
      sent: undefined,
      challenge: "Bearer",
      detail: "No access token was sent.",
    },
    {
      problem: "a password",
      sent: "Basic YWRhOmE=",
      challenge: "Bearer",
      detail: "The Authorization header holds no bearer token.",
    },
    {
      problem: "something that is no token",
      sent: "Bearer a.b.c",
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token is not valid.",
    },
    {
      problem: "a token signed with another secret",
      sent: authorization("keys:read", {}, "another secret of the same length or so"),
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token is not valid.",
    },
    {
      problem: "a token signed by another algorithm",
      sent: authorization("keys:read", { algorithm: "HS512" }),
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token is not valid.",
    },
    {
      problem: "a token that is not signed",
      sent: authorization("keys:read", { algorithm: "none" }, ""),
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token is not valid.",
    },
    {
      problem: "a token made for another service",
      sent: authorization("keys:read", { audience: "orders" }),
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token is not valid.",
    },
    {
      problem: "a token of another issuer",
      sent: authorization("keys:read", { issuer: "https://login.example.com" }),
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token is not valid.",
    },
    {
      problem: "a token that has expired",
      sent: authorization("keys:read", { expiresIn: -60 }),
      challenge: 'Bearer error="invalid_token"',
      detail: "The access token has expired.",
    },
  ])("answers $problem with 401 and the challenge $challenge", async ({ sent, challenge, detail }) => {
    const pending = request(app).get("/keys/1").set("X-Request-Id", "r-1");
    const response = await (sent === undefined ? pending : pending.set("Authorization", sent));
    expect(response.status).toBe(401);
    expect(response.headers["www-authenticate"]).toBe(challenge);
    expect(response.body).toEqual({
      type: "about:blank",
      title: "Unauthorized",
      status: 401,
      detail,
      requestId: "r-1",
    });
  });

  it.each([
    { holder: "has another scope", claims: "keys:read" },
    { holder: "has none", claims: "" },
    { holder: "has one whose name only begins alike", claims: "keys:delete-none" },
  ])("answers a deletion with 403 where the token $holder", async ({ claims }) => {
    const response = await request(app)
      .delete("/keys/1")
      .set("Authorization", authorization(claims))
      .set("X-Request-Id", "r-1");
    expect(response.status).toBe(403);
    expect(response.headers["www-authenticate"]).toBe(
      'Bearer error="insufficient_scope", scope="keys:delete"',
    );
    expect(response.body).toEqual({
      type: "about:blank",
      title: "Forbidden",
      status: 403,
      detail: "The access token lacks the scope keys:delete.",
      requestId: "r-1",
    });
  });

  it("tells a stranger nothing of which keys there are", async () => {
    const statuses = await Promise.all(
      ["/keys/1", "/keys/2", "/keys"].map(async (path) => (await request(app).get(path)).status),
    );
    expect(statuses).toEqual([401, 401, 401]);
  });
});
