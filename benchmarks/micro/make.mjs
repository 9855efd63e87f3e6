import { captureStackTraces, NotFound } from "express-error-profiles";
import { nameWithVersion, requirePeer } from "../harness/peers.mjs";
import { median } from "../harness/statistics.mjs";
import { measure } from "./measure.mjs";

const STEPS = 100;
const DEPTH = 20;
const MESSAGE = "No key has the id 42.";

class BareError extends Error {}

/** Kept where no optimizer can prove that nobody reads it. */
const made = new Array(STEPS);

/** What an error costs to make, at a depth of 20 frames as in a service. */
export async function measureMaking() {
  const createError = requirePeer("http-errors");
  const { notFound } = requirePeer("@hapi/boom");
  const rows = [
    { label: "`new (class extends Error {})(message)`", make: () => new BareError(MESSAGE) },
    { label: "**`new NotFound(message)`**", make: () => new NotFound(MESSAGE), goal: 1.1 },
    {
      label: '**the same** after `captureStackTraces("server-errors")`',
      make: () => new NotFound(MESSAGE),
      stackTraces: "server-errors",
      goal: 0.15,
    },
    {
      label: `${nameWithVersion("http-errors")}, \`createError(404, message)\``,
      make: () => createError(404, MESSAGE),
    },
    { label: `${nameWithVersion("@hapi/boom")}, \`notFound(message)\``, make: () => notFound(MESSAGE) },
  ];
  const times = await measure(Object.fromEntries(rows.map((row) => [row.label, taskOf(row)])), STEPS);
  const [bare] = rows;
  return rows.map(({ label, goal }) => ({
    label,
    nanoseconds: median(times[label]),
    ratio: median(times[label].map((time, round) => time / times[bare.label][round])),
    goal,
  }));
}

function taskOf({ make, stackTraces = "all" }) {
  return () => {
    captureStackTraces(stackTraces);
    for (let step = 0; step < STEPS; step++) made[step] = atDepth(DEPTH, make);
    captureStackTraces("all");
  };
}

function atDepth(depth, make) {
  return depth === 0 ? make() : atDepth(depth - 1, make);
}
