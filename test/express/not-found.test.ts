import { createRequest } from "./create-request";
import { NotFound, notFound } from "../../src";

describe("notFound", () => {
  it("passes a NotFound on", () => {
    const { request, response } = createRequest();
    const passed: unknown[] = [];
    notFound()(request, response, (error) => void passed.push(error));
    expect(passed).toEqual([expect.any(NotFound)]);
  });

  it("refuses an argument, and claims no more than that", () => {
    expect(() => (notFound as (text: string) => unknown)("No such page.")).toThrow(
      /^notFound takes no arguments, and is no middleware itself\. Write app\.use\(notFound\(\)\)\./,
    );
  });

  it("is a middleware of three parameters with a name", () => {
    expect(notFound()).toHaveLength(3);
    expect(notFound().name).toBe("notFound");
  });
});
