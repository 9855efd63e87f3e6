import { problemDetails } from "../../src";
import { PROBLEM_MEMBERS } from "../../src/envelopes/problem-details";
import { issues, problemWith } from "./problem";

function told(...given: Parameters<typeof problemWith>): unknown {
  return JSON.parse(JSON.stringify(problemDetails().body(problemWith(...given))));
}

describe("problemDetails", () => {
  it("is application/problem+json and needs no code", () => {
    expect(problemDetails()).toMatchObject({ mediaType: "application/problem+json", requiresCode: false });
  });

  it("tells type, title, status and detail always, and nothing else without being told", () => {
    expect(told()).toEqual({ type: "about:blank", title: "Not Found", status: 404, detail: "No such key." });
  });

  it("has no member without a value", () => {
    expect(Object.keys(problemDetails().body(problemWith()))).toEqual(["type", "title", "status", "detail"]);
  });

  it.each([
    { of: "code", given: { code: "KMS.0207" }, member: { code: "KMS.0207" } },
    {
      of: "issues",
      given: { issues: issues(1) },
      member: { errors: [{ pointer: "#/0", detail: "is wrong" }] },
    },
    { of: "issueCount", given: { issueCount: 250 }, member: { errorCount: 250 } },
    { of: "instance", given: { instance: "/keys/1" }, member: { instance: "/keys/1" } },
    { of: "extensions", given: { extensions: { balance: 30 } }, member: { balance: 30 } },
    { of: "requestId", given: { requestId: "4f6c" }, member: { requestId: "4f6c" } },
    { of: "stack", given: { stack: "Error: x" }, member: { stack: "Error: x" } },
    { of: "cause", given: { cause: "Error: y" }, member: { cause: "Error: y" } },
  ])("tells $of where there is any", ({ given, member }) => {
    expect(told(given)).toEqual({
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: "No such key.",
      ...member,
    });
  });

  it("tells the members in the documented order", () => {
    const problem = problemWith({
      requestId: "4f6c",
      extensions: { balance: 30 },
      instance: "/keys/1",
      issues: issues(1),
      code: "KMS.0207",
    });
    expect(JSON.stringify(problemDetails().body(problem))).toBe(
      '{"type":"about:blank","title":"Not Found","status":404,"detail":"No such key.","code":"KMS.0207",' +
        '"errors":[{"pointer":"#/0","detail":"is wrong"}],"instance":"/keys/1","requestId":"4f6c","balance":30}',
    );
  });

  it("reserves the name of every member that it can tell", () => {
    const whole = problemWith({
      code: "c",
      issues: issues(1),
      issueCount: 2,
      instance: "/",
      requestId: "r",
      stack: "s",
      cause: "c",
    });
    expect(Object.keys(problemDetails().body(whole)).sort()).toEqual([...PROBLEM_MEMBERS].sort());
  });

  it("takes an extension named __proto__ for a member like any other", () => {
    const extensions = JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>;
    const body = problemDetails().body(problemWith({ extensions }));
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(JSON.stringify(body)).toContain('"__proto__":{"polluted":true}');
  });

  it("cannot be changed", () => {
    expect(Object.isFrozen(problemDetails())).toBe(true);
  });
});
