import request from "supertest";
import { app } from "../../examples/05-validation/app";

const invalid = { type: "about:blank", title: "Bad Request", status: 400, detail: "Incorrect parameter" };

describe("the example of validation", () => {
  it("books a room, with the spaces around a name taken off, and finds the booking again", async () => {
    const booking = { room: 3, date: "2030-05-01", guests: ["Ada"] };
    await request(app)
      .post("/bookings")
      .send({ ...booking, guests: [" Ada "] })
      .expect(200, booking);
    await request(app).get("/bookings?room=3&date=2030-05-01").expect(200, [booking]);
    await request(app).get("/bookings?room=4").expect(200, []);
    await request(app).get("/bookings?date=2030-05-02").expect(200, []);
  });

  it.each([
    {
      problem: "a room that is not there",
      body: { room: 99, date: "2030-05-01", guests: ["Ada"] },
      issues: [{ detail: "Too big: expected number to be <=40", pointer: "#/room", code: "too_big" }],
    },
    {
      problem: "a day that is not in the calendar",
      body: { room: 1, date: "2030-02-30", guests: ["Ada"] },
      issues: [{ detail: "Invalid ISO date", pointer: "#/date", code: "invalid_format" }],
    },
    {
      problem: "a guest without a name, and a name misspelt",
      body: { room: 1, date: "2030-05-01", guests: ["Ada", " "], gests: [] },
      issues: [
        {
          detail: "Too small: expected string to have >=1 characters",
          pointer: "#/guests/1",
          code: "too_small",
        },
        { detail: 'Unrecognized key: "gests"', pointer: "#", code: "unrecognized_keys" },
      ],
    },
    {
      problem: "no body",
      body: undefined,
      issues: [
        { detail: "Invalid input: expected object, received undefined", pointer: "#", code: "invalid_type" },
      ],
    },
  ])("answers $problem with 400 and says where it is", async ({ body, issues }) => {
    const response = await request(app).post("/bookings").set("X-Request-Id", "r-1").send(body);
    expect(response.status).toBe(400);
    const errors = issues.map((issue) => ({ ...issue, in: "body" }));
    expect(response.body).toEqual({ ...invalid, errors, requestId: "r-1" });
  });

  it("answers a filter that is no number with 400 and says that it stands in the query", async () => {
    const response = await request(app).get("/bookings?room=seven").set("X-Request-Id", "r-1");
    expect(response.status).toBe(400);
    const detail = "Invalid input: expected number, received NaN";
    const errors = [{ detail, pointer: "#/room", in: "query", code: "invalid_type" }];
    expect(response.body).toEqual({ ...invalid, errors, requestId: "r-1" });
  });

  it("answers a body that is no JSON with 400, as no schema ever sees it", async () => {
    const response = await request(app).post("/bookings").type("json").set("X-Request-Id", "r-1").send("{");
    expect(response.status).toBe(400);
    expect(response.body).toEqual({ ...invalid, detail: "The body is malformed.", requestId: "r-1" });
  });

  it("answers a room that is taken with 409", async () => {
    const booking = { room: 5, date: "2030-05-01", guests: ["Ada"] };
    await request(app).post("/bookings").send(booking).expect(200);
    const response = await request(app).post("/bookings").set("X-Request-Id", "r-1").send(booking);
    expect(response.status).toBe(409);
    expect(response.body).toEqual({
      type: "about:blank",
      title: "Conflict",
      status: 409,
      detail: "Room 5 is taken on 2030-05-01.",
      requestId: "r-1",
    });
  });
});
