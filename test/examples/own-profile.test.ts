import request from "supertest";
import { app } from "../../examples/04-own-profile/app";

describe("the example of a profile of one's own", () => {
  beforeEach(() => {
    // The default logger tells of each 5xx.
    jest.spyOn(console, "error").mockReturnValue();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it("answers with the parcel where there is one", async () => {
    await request(app).get("/parcels/4").expect(200, { number: "4", place: "on the van" });
  });

  it.each([
    { path: "/parcels/x", status: 400, code: "P-400", text: '"x" is not a number.' },
    { path: "/parcels/5", status: 404, code: "P-404", text: "No parcel has this number." },
    { path: "/parcels/1", status: 410, code: "P-411", text: "It was handed to a neighbour." },
    { path: "/parcels/2", status: 503, code: "P-503", text: "Closed on Sundays." },
    { path: "/nowhere", status: 404, code: "P-404", text: "No parcel has this number." },
  ])("answers $path with $status and $code", async ({ path, status, code, text }) => {
    const response = await request(app).get(path).set("X-Request-Id", "r-1");
    expect(response.status).toBe(status);
    expect(response.headers["content-type"]).toBe("application/json");
    expect(response.body).toEqual({ fault: { code, text, reference: "r-1" } });
  });

  it("answers a Forbidden as if there were no such parcel", async () => {
    const [hidden, missing] = await Promise.all(
      ["/parcels/3", "/parcels/5"].map((path) => request(app).get(path).set("X-Request-Id", "r-1")),
    );
    expect(hidden?.status).toBe(404);
    expect(hidden?.body).toEqual(missing?.body);
  });

  it("says when the depot opens", async () => {
    const response = await request(app).get("/parcels/2").expect(503);
    expect(response.headers["retry-after"]).toBe("3600");
  });
});
