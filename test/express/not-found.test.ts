import { createRequest } from "./create-request";
import { NotFound, notFound } from "../../src";

describe("notFound", () => {
  it("passes a NotFound on", () => {
    const { request, response } = createRequest();
    const passed: unknown[] = [];
    notFound()(request, response, (error) => void passed.push(error));
    expect(passed).toEqual([expect.any(NotFound)]);
  });

  it("is a middleware of three parameters with a name", () => {
    expect(notFound()).toHaveLength(3);
    expect(notFound().name).toBe("notFound");
  });
});
