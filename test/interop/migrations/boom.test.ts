import { boomify, conflict, serverUnavailable, unauthorized, type Boom } from "@hapi/boom";
import { defaultMappers, trustStatus } from "../../../src";
import { SECRET } from "../../support/secret";
import { answersTo, INTERNAL_ERROR } from "../support/answers-of";

// As docs/migrating.md has it.
const isBoom = (error: unknown): error is Boom =>
  error instanceof Error && "isBoom" in error && "output" in error;
const ofBoom = trustStatus(isBoom, {
  status: ({ output }) => output.statusCode,
  headers: ({ output }) => output.headers as Record<string, string>,
});
const mappers = [...defaultMappers, ofBoom];

it.each([
  {
    what: "a conflict",
    make: () => conflict("It is taken.", { secret: SECRET }),
    status: 409,
    detail: "It is taken.",
  },
  {
    what: "a stamped error",
    make: () => boomify(new Error("It is wrong."), { statusCode: 400 }),
    status: 400,
    detail: "It is wrong.",
  },
])("answers $status for $what of boom, with its message", async ({ make, status, detail }) => {
  const { base } = await answersTo(make, mappers);
  expect(base.body).toMatchObject({ status, detail });
  expect(base.text).not.toContain(SECRET);
});

it("sends the challenge of boom's 401", async () => {
  const { base } = await answersTo(() => unauthorized("Who are you?", "Bearer"), mappers);
  expect(base.status).toBe(401);
  expect(base.headers["www-authenticate"]).toBe('Bearer error="Who are you?"');
});

it("keeps the message of boom's 5xx in the log", async () => {
  const { base } = await answersTo(() => serverUnavailable(SECRET), mappers);
  expect(base.status).toBe(503);
  expect(base.text).not.toContain(SECRET);
});

it("answers 500 for an error of boom until it is let in", async () => {
  const { base } = await answersTo(() => conflict(SECRET));
  expect(base.body).toEqual(INTERNAL_ERROR);
});
