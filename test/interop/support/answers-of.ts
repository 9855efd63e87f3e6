import type { RequestHandler } from "express";
import request, { type Agent, type Response, type Test } from "supertest";
import { baseProfile, kmsProfile, type ErrorReport, type Mapper } from "../../../src";
import { observedAppOf } from "./app";

/** What a client receives for one failure under each documented profile, and what the observer is told of it. */
export interface Answers {
  readonly base: Response;
  readonly kms: Response;
  readonly report: ErrorReport | undefined;
}

/** Sends one request to an app of `handlers` under the base profile, and to one under the KMS profile. */
export async function answersOf(
  handlers: readonly RequestHandler[],
  send: (agent: Agent) => Test,
  mappers?: readonly Mapper[],
): Promise<Answers> {
  const base = observedAppOf(handlers, { profile: baseProfile, mappers });
  const kms = observedAppOf(handlers, { profile: kmsProfile, mappers });
  return {
    base: await send(request(base.app)),
    kms: await send(request(kms.app)),
    report: base.reports[0],
  };
}

/** The answers where a handler throws what `makeError` makes. */
export async function answersTo(makeError: () => unknown, mappers?: readonly Mapper[]): Promise<Answers> {
  const handler: RequestHandler = () => {
    throw makeError();
  };
  return answersOf([handler], (agent) => agent.get("/"), mappers);
}

/** The base profile's body of an internal error, which is all that is told of what is not recognised. */
export const INTERNAL_ERROR = {
  type: "about:blank",
  title: "Internal Error",
  status: 500,
  detail: "Internal server error",
};
