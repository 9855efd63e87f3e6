import { parse } from "yaml";
import { defineProfile, extendProfile, kmsProfile } from "../../src";
import { writeOpenApi } from "../../src/documents/from-profile";
import { openapi } from "../../src/openapi";
import { problemFiles } from "../../src/pages";

const tools = { defineProfile, openapi, problemFiles };

it("writes the components of a profile, with its envelope, its codes and its fallbacks", () => {
  const codes = Object.fromEntries(
    [400, 403, 404, 500].map((status) => [
      kmsProfile.rows[status as 400].code,
      { status, meaning: "It is so." },
    ]),
  );
  for (const profile of [kmsProfile, extendProfile(kmsProfile, { codes })]) {
    expect(parse(writeOpenApi({ name: "KMS", value: profile, base: undefined }, tools))).toEqual({
      openapi: "3.1.0",
      info: { title: "KMS", version: "1.0.0" },
      components: openapi(profile).components,
    });
  }
});

it("writes the data of a table as problem details", () => {
  const rows = {
    400: { reason: "Bad", meaning: "Yes: no # 1." },
    500: { reason: "Failed", meaning: "null" },
  };
  const { components } = openapi(defineProfile({ name: "orders", rows }));
  expect(
    parse(writeOpenApi({ name: "orders", value: { rows, remarks: [] }, base: undefined }, tools)),
  ).toMatchObject({ components });
});

it("quotes what readers of YAML 1.1 would not read as a text", () => {
  const texts = ["<<", "=", "yes", "NO", "12:30", "2020-01-01", "0o17", "017", "on", "Plain text"];
  const rows = { 400: { reason: "Bad", meaning: "No." }, 500: { reason: "Broken", meaning: "No." } };
  const codes = Object.fromEntries(texts.map((text) => [text, { status: 400, meaning: text }]));
  const written = writeOpenApi({ name: "x", value: { rows, codes }, base: undefined }, tools);
  for (const text of texts.slice(0, -1)) {
    expect(written).toContain(`"${text}"`);
    expect(
      written.split("\n").filter((line) => new RegExp(`(?:^|: |- ) *${text}(?::|$)`).test(line)),
    ).toEqual([]);
  }
  expect(written).not.toContain('"Plain text"');
  for (const version of ["1.1", "1.2"] as const)
    expect(parse(written, { version })).toMatchObject({
      components: openapi(defineProfile({ name: "x", rows, codes })).components,
    });
});

it("quotes a text that has a tab, which PyYAML and libyaml refuse outside of quotes", () => {
  const rows = {
    400: { reason: "Bad", meaning: "Field\tis wrong." },
    500: { reason: "Broken", meaning: "Ours." },
  };
  const written = writeOpenApi({ name: "x", value: { rows }, base: undefined }, tools);
  expect(written).toContain(String.raw`description: "Field\tis wrong."`);
  expect(written).not.toContain("\t");
});

it("repeats what is the same in two places, since few readers know anchors", () => {
  expect(writeOpenApi({ name: "KMS", value: kmsProfile, base: undefined }, tools)).not.toMatch(/[&*]a\d/);
});

it("refuses a table that is no profile", () => {
  expect(() => writeOpenApi({ name: "orders", value: { rows: {} }, base: undefined }, tools)).toThrow(
    'The profile "orders" has no row 400, to which all else falls back. Add row 400.',
  );
});
