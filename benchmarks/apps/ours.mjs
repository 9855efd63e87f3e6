import express from "express";
import {
  captureStackTraces,
  errorHandler,
  extendProfile,
  kmsProfile,
  NotFound,
  watchStatuses,
} from "express-error-profiles";
import { appThatThrows } from "./app-that-throws.mjs";
import { manyCodes } from "../micro/codes.mjs";
import { TWENTY_ISSUES } from "../micro/issues.mjs";

/** All default options, and a message of the error's own. */
export function ours() {
  return oursThatThrows((id) => new NotFound(`No key has the id ${id}.`));
}

/** Takes no trace for a 4xx, where nobody reads it. */
export function oursWithoutStack() {
  captureStackTraces("server-errors");
  return ours();
}

/** Behind a watch of its statuses. */
export function oursWatched() {
  const app = express();
  app.use(watchStatuses(kmsProfile).middleware, oursKms());
  return app;
}

/** The least that can be asked of it. */
export function oursWithoutStackAndRequestId() {
  captureStackTraces("server-errors");
  return oursThatThrows((id) => new NotFound(`No key has the id ${id}.`), { requestId: false });
}

/** What a validator finds in a long list, told one by one. */
export function oursWithIssues() {
  return oursThatThrows((id) => new NotFound(`No key has the id ${id}.`, { issues: TWENTY_ISSUES }));
}

/** The KMS profile, and a code and message of the error's own. */
export function oursKms() {
  return oursThatThrows((id) => new NotFound(`No key has the id ${id}.`, { code: "KMS.0401" }), {
    profile: kmsProfile,
  });
}

/** The KMS profile with 160 codes, and an error made of one of them. */
export function oursCodes() {
  const profile = extendProfile(kmsProfile, { codes: manyCodes() });
  return oursThatThrows((id) => profile.error("KMS.0401", `No key has the id ${id}.`), { profile });
}

function oursThatThrows(makeError, options) {
  return appThatThrows(makeError, errorHandler(options));
}
