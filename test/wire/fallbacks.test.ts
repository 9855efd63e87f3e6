import { defineProfile, HttpError, kmsProfile, standardProfile } from "../../src";
import { useFailingServer } from "../support/use-failing-server";
import { bodyOf, expectRow, statusLine } from "./expect-row";

describe("the KMS profile", () => {
  const server = useFailingServer({ profile: kmsProfile });

  it.each([
    { thrown: 401, answered: 403 },
    { thrown: 406, answered: 400 },
    { thrown: 409, answered: 400 },
    { thrown: 418, answered: 400 },
    { thrown: 499, answered: 400 },
    { thrown: 501, answered: 500 },
    { thrown: 503, answered: 500 },
    { thrown: 599, answered: 500 },
  ])("answers $answered where $thrown was thrown, and reports both", async ({ thrown, answered }) => {
    expectRow(await server.answerTo(() => new HttpError(thrown)), "kms", answered);
    expect(server.reports).toMatchObject([{ status: answered, thrownStatus: thrown }]);
  });
});

describe("a profile of one's own", () => {
  const parcels = defineProfile({
    name: "parcels",
    rows: {
      400: { reason: "Bad Parcel", meaning: "The parcel cannot be read." },
      404: { reason: "Lost", meaning: "Nobody has seen it." },
      425: { reason: "Zu früh", meaning: "The van is still being loaded." },
      500: { reason: "Van Broken", meaning: "It is our fault." },
      503: { reason: "Strike", meaning: "Nobody drives today." },
    },
    fallbacks: { 410: 404, 429: 503, 502: 503, 504: 400 },
  });
  const server = useFailingServer({ profile: parcels });

  it.each([
    { thrown: 400, line: "400 Bad Parcel", meaning: "The parcel cannot be read." },
    { thrown: 404, line: "404 Lost", meaning: "Nobody has seen it." },
    { thrown: 425, line: "425 Zu früh", meaning: "The van is still being loaded." },
    { thrown: 500, line: "500 Van Broken", meaning: "It is our fault." },
    { thrown: 503, line: "503 Strike", meaning: "Nobody drives today." },
    { thrown: 410, line: "404 Lost", meaning: "Nobody has seen it." },
    { thrown: 429, line: "503 Strike", meaning: "Nobody drives today." },
    { thrown: 502, line: "503 Strike", meaning: "Nobody drives today." },
    { thrown: 504, line: "400 Bad Parcel", meaning: "The parcel cannot be read." },
    { thrown: 409, line: "400 Bad Parcel", meaning: "The parcel cannot be read." },
    { thrown: 501, line: "500 Van Broken", meaning: "It is our fault." },
  ])("answers $line where $thrown was thrown", async ({ thrown, line, meaning }) => {
    const raw = await server.answerTo(() => new HttpError(thrown));
    expect(statusLine(raw)).toBe(`HTTP/1.1 ${line}`);
    expect(bodyOf(raw)).toMatchObject({
      title: line.slice(4),
      status: Number(line.slice(0, 3)),
      detail: meaning,
    });
  });

  it.each([
    { thrown: 429, answered: 503, why: "a 5xx answer tells no message" },
    { thrown: 504, answered: 400, why: "the message of a 5xx is for the log" },
  ])("keeps the message of a $thrown answered as $answered: $why", async ({ thrown, answered }) => {
    const raw = await server.answerTo(() => new HttpError(thrown, "Van 7 has lost a wheel."));
    expect(raw.status).toBe(answered);
    expect(raw.body.toString()).not.toContain("wheel");
  });

  it("tells a message across classes where the error says expose", async () => {
    const raw = await server.answerTo(() => new HttpError(429, "Ten parcels a day.", { expose: true }));
    expect(bodyOf(raw)).toMatchObject({ status: 503, detail: "Ten parcels a day." });
  });
});

describe("a profile of an API that is not written in Latin letters, and whose rows share a reason", () => {
  const profile = defineProfile({
    name: "платежи",
    rows: {
      400: { reason: "Неверный запрос", meaning: "Запрос не прочитан." },
      404: { reason: "見つかりません", meaning: "ありません。", className: "NotFound" },
      499: { reason: "見つかりません", meaning: "ありません。", className: "NothingFound" },
      500: { reason: "Server Errors", meaning: "Something went wrong on our end." },
      502: { reason: "Server Errors", meaning: "Something went wrong behind us." },
    },
  });
  const server = useFailingServer({ profile, typeBase: "https://example.com" });

  it.each([
    { thrown: 400, line: "400 Bad Request", title: "Неверный запрос", type: /^https:[^ ]+\/%D0[%\w-]+$/ },
    { thrown: 404, line: "404 Not Found", title: "見つかりません", type: /^https:[^ ]+\/%E8[%\w]+-404$/ },
    { thrown: 499, line: "499 Client Error", title: "見つかりません", type: /^https:[^ ]+\/%E8[%\w]+-499$/ },
    { thrown: 500, line: "500 Server Errors", title: "Server Errors", type: /\/server-errors-500$/ },
    { thrown: 502, line: "502 Server Errors", title: "Server Errors", type: /\/server-errors-502$/ },
  ])("answers $line with the title $title", async ({ thrown, line, title, type }) => {
    const raw = await server.answerTo(() => new HttpError(thrown));
    expect(statusLine(raw)).toBe(`HTTP/1.1 ${line}`);
    expect(bodyOf(raw)).toMatchObject({ title, status: thrown, type: expect.stringMatching(type) });
  });
});

describe("the standard profile", () => {
  const server = useFailingServer({ profile: standardProfile });
  const rows = Object.entries(standardProfile.rows).map(([status, row]) => ({ status: Number(status), row }));

  it.each(rows)("answers $status $row.reason", async ({ status, row }) => {
    const raw = await server.answerTo(() => new HttpError(status));
    expect(statusLine(raw)).toBe(`HTTP/1.1 ${String(status)} ${row.reason}`);
    expect(bodyOf(raw)).toMatchObject({ title: row.reason, status, detail: row.meaning });
  });
});
