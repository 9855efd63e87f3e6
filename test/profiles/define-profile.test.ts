import {
  BadRequest,
  baseProfile,
  defineProfile,
  flatErrorCode,
  HttpError,
  InternalError,
  kmsProfile,
  problemDetails,
  standardProfile,
} from "../../src";

const ROWS = {
  200: { reason: "OK", meaning: "Here it is." },
  400: { reason: "Bad Order", meaning: "The order cannot be read.", code: "ORDER-1" },
  422: { reason: "Sold Out", meaning: "There is no more of it.", code: "ORDER-2" },
  500: { reason: "Kitchen Fire", meaning: "It is our fault. Try again later.", code: "ORDER-3" },
} as const;

describe("defineProfile", () => {
  // They are made without its checks.
  it.each([baseProfile, kmsProfile, standardProfile])("makes the profile $name as it is", (shipped) => {
    const { name, rows, fallbacks, envelope } = shipped;
    expect({ ...defineProfile({ name, rows, fallbacks, envelope }), error: undefined }).toEqual({
      ...shipped,
      error: undefined,
    });
  });

  it("keeps name, rows, fallbacks and envelope", () => {
    const envelope = flatErrorCode();
    const profile = defineProfile({ name: "orders", rows: ROWS, fallbacks: { 404: 422 }, envelope });
    expect(profile).toMatchObject({ name: "orders", rows: ROWS, fallbacks: { 404: 422 } });
    expect(profile.envelope).toBe(envelope);
  });

  it("gives a row no code that it was not given", () => {
    const { rows } = defineProfile({ name: "orders", rows: ROWS });
    expect(Object.keys(rows[200])).toEqual(["reason", "meaning"]);
    expect(Object.keys(rows[400])).toEqual(["reason", "meaning", "code"]);
  });

  it("tells problem details and has no fallbacks unless told otherwise", () => {
    expect(defineProfile({ name: "orders", rows: ROWS })).toMatchObject({
      envelope: problemDetails(),
      fallbacks: {},
    });
    expect(
      defineProfile({ name: "orders", rows: ROWS, envelope: undefined, fallbacks: undefined }),
    ).toMatchObject({ envelope: problemDetails(), fallbacks: {} });
  });

  it("names the classes of its error rows after their reasons, and has none for a success", () => {
    const { errors } = defineProfile({ name: "orders", rows: ROWS });
    expect(Object.keys(errors)).toEqual(["BadOrder", "SoldOut", "KitchenFire"]);
    expect(new errors.SoldOut("No tea.")).toMatchObject({ name: "SoldOut", status: 422, message: "No tea." });
    expect(new errors.SoldOut()).toBeInstanceOf(HttpError);
  });

  it("takes the documented class of a status, by whatever reason", () => {
    const { errors } = defineProfile({ name: "orders", rows: ROWS });
    expect(errors.BadOrder).toBe(BadRequest);
    expect(errors.KitchenFire).toBe(InternalError);
  });

  it("has the same class for the same row in two profiles", () => {
    const one = defineProfile({ name: "one", rows: ROWS });
    const two = defineProfile({ name: "two", rows: ROWS });
    expect(one.errors.SoldOut).toBe(two.errors.SoldOut);
  });

  it("cannot be changed, in no part of its table", () => {
    const profile = defineProfile({ name: "orders", rows: ROWS });
    const parts = [profile, profile.rows, profile.rows[400], profile.fallbacks, profile.errors];
    expect(parts.map((part) => Object.isFrozen(part))).toEqual(parts.map(() => true));
  });

  it("neither changes what it was given nor changes with it", () => {
    const rows = { ...ROWS, 400: { reason: "Bad Order", meaning: "The order cannot be read." } };
    const fallbacks: Record<number, number> = { 404: 422 };
    const profile = defineProfile({ name: "orders", rows, fallbacks });
    rows[400].meaning = "Something else.";
    fallbacks[404] = 500;
    expect(profile.rows[400].meaning).toBe("The order cannot be read.");
    expect(profile.fallbacks[404]).toBe(422);
    expect(ROWS[200]).toEqual({ reason: "OK", meaning: "Here it is." });
    expect(Object.isFrozen(ROWS)).toBe(false);
  });

  it("keeps what a row inherits, as an instance of a class does", () => {
    class OrderRow {
      readonly code = "ORDER-9";
      get reason() {
        return "Bad Order";
      }
      get meaning() {
        return "The order cannot be read.";
      }
    }
    const profile = defineProfile({ name: "orders", rows: { ...ROWS, 400: new OrderRow() } });
    expect(profile.rows[400]).toEqual({
      reason: "Bad Order",
      meaning: "The order cannot be read.",
      code: "ORDER-9",
    });
  });

  it("names rows that share a reason with their statuses, but for one that has a className", () => {
    const failure = { reason: "Server Errors", meaning: "Something went wrong." } as const;
    const { errors } = defineProfile({
      name: "payments",
      rows: { ...ROWS, 500: failure, 502: failure, 503: { ...failure, className: "Busy" } },
    });
    expect(Object.keys(errors)).toEqual([
      "BadOrder",
      "SoldOut",
      "ServerErrors500",
      "ServerErrors502",
      "Busy",
    ]);
    expect(errors.ServerErrors500).toBe(InternalError);
    expect(new errors.ServerErrors502()).toMatchObject({ name: "ServerErrors502", status: 502 });
    expect(new errors.Busy("x", { retryAfter: 1 }).status).toBe(503);
  });

  it("names a row by its reason if the other of that reason has a className of that name", () => {
    const { errors } = defineProfile({
      name: "orders",
      rows: { ...ROWS, 404: { ...ROWS[422], className: "SoldOut" } },
    });
    expect(Object.keys(errors)).toEqual(["BadOrder", "SoldOut", "SoldOut422", "KitchenFire"]);
  });
});
