import * as upstreams from "../../../src/upstreams";
import { tableRows } from "../../docs/markdown";
import { testedVersions } from "../../support/tested-version";

it("the page of foreign errors tells every upstream that is tested, in its version, with its mapper", () => {
  const rows = tableRows("docs/foreign-errors.md", "table: upstream mappers");
  expect(rows.map(([library = "", version]) => [library, version])).toEqual(
    rows.map(([library = ""]) => [library, testedVersions(library)]),
  );
  const mappers = Object.keys(upstreams).filter((name) => name.startsWith("map"));
  const told = [...rows.map(([, , mapper]) => mapper), "mapFetch", "mapReceivedError", "mapUpstreamSocket"];
  expect(told.sort()).toEqual(mappers.sort());
});
