import { scripts } from "../../package.json";
import { fetchAsCurl, startExample } from "./start-example";

async function statusesOf(tries: readonly string[]): Promise<number[]> {
  const statuses = [];
  for (const line of tries) statuses.push((await fetchAsCurl(line)).status);
  return statuses;
}

// `npm run test:all` has built the package. To build it here would change what other tests read at the same time.
it("each command builds the package first", () => {
  expect([scripts.prestart, scripts.preexample]).toEqual([
    "npm run build",
    "npm run build && npm run examples:install",
  ]);
});

describe("npm start", () => {
  it("prints an address that answers an unknown path with the documented 404", async () => {
    const example = await startExample("start", "--ignore-scripts");
    try {
      const response = await fetch(`${example.address}/nowhere`);
      expect(response.status).toBe(404);
      expect(response.statusText).toBe("Not Found");
      const [code, message] = ["KMS.0207", "The requested resource does not exist or not found."];
      expect(await response.json()).toEqual({
        error: { error_code: code, error_msg: message, code, message },
      });
    } finally {
      await example.stop();
    }
  });
});

describe("npm run example", () => {
  it.each([
    { name: "01-smallest-app", statuses: [404, 404] },
    { name: "02-kms-service", statuses: [403, 400, 200] },
    { name: "03-two-profiles", statuses: [409, 400, 404, 404] },
    { name: "04-own-profile", statuses: [200, 410, 503, 400] },
    { name: "05-validation", statuses: [200, 409, 400, 200, 400] },
    { name: "06-upload", statuses: [200, 415, 400, 413] },
    { name: "07-token", statuses: [401, 401, 200, 403] },
    { name: "08-upstream", statuses: [200, 404, 502, 503, 504] },
    { name: "09-client", statuses: [200, 404, 400, 200] },
  ])("starts $name, whose curl lines are answered $statuses", async ({ name, statuses }) => {
    const example = await startExample("run", "--ignore-scripts", "example", `examples/${name}/server.ts`);
    try {
      expect(await statusesOf(example.tries)).toEqual(statuses);
    } finally {
      await example.stop();
    }
  });
});
