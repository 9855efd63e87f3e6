import { defineProfile, kmsProfile, type Profile } from "../../src";
import { openapi } from "../../src/openapi";

const orders = defineProfile({
  name: "orders",
  rows: {
    204: { reason: "No Content", meaning: "Done." },
    400: { reason: "Bad Order", meaning: "The order cannot be read." },
    500: { reason: "Kitchen Fire", meaning: "It is our fault." },
  },
  codes: { "ORD.17": { status: 400, meaning: "Sold out." }, 1018: { status: 400, meaning: "Closed." } },
});

describe("the picks of openapi", () => {
  const { responses } = openapi(orders);

  it("are statuses of the table, statuses of errors and codes, with options at the end", () => {
    expect(Object.keys(responses(204, 400, 404, "ORD.17", 1018, { secured: true }))).toEqual(["204", "400"]);
    expect(openapi(orders, { only: [400, 429, "ORD.17"] }).responses("ORD.17")).toHaveProperty("400");
    expect(openapi(kmsProfile).responses(401)).toHaveProperty("403");
  });

  it("are nothing else", () => {
    // @ts-expect-error -- the table does not list it.
    expect(() => responses(202)).toThrow();
    // @ts-expect-error -- there is no such status.
    expect(() => responses(700)).toThrow();
    // @ts-expect-error -- the catalogue does not have it.
    expect(() => responses("ORD.71")).toThrow();
    // @ts-expect-error -- a profile without a catalogue has no codes.
    expect(() => openapi(kmsProfile).responses("KMS.0207")).toThrow();
    // @ts-expect-error -- the catalogue does not have it.
    expect(() => openapi(orders, { only: ["ORD.71"] })).toThrow();
    // @ts-expect-error -- options stand at the end.
    expect(() => responses({ secured: true }, 400)).toThrow();
    // @ts-expect-error -- there is no such option.
    expect(() => responses(400, { secure: true })).toThrow();
  });

  it("of any profile are any numbers", () => {
    const profile: Profile = orders;
    const statuses: number[] = [400, 404];
    expect(openapi(profile).responses(...statuses)).toHaveProperty("400");
  });
});
