import request from "supertest";
import { app } from "../../examples/01-smallest-app/app";

describe("the smallest example", () => {
  it.each([
    { path: "/keys/7", detail: "No key has the id 7." },
    { path: "/nowhere", detail: "The requested resource could not be found." },
  ])("answers $path with the documented 404", async ({ path, detail }) => {
    const response = await request(app).get(path).set("X-Request-Id", "r-1");
    expect(response.status).toBe(404);
    expect(response.headers["content-type"]).toBe("application/problem+json");
    expect(response.body).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail,
      requestId: "r-1",
    });
  });
});
