import { importPeer } from "../harness/peers.mjs";
import { median } from "../harness/statistics.mjs";

const ROUNDS = 7;
const MILLISECONDS = 120;

/**
 * The median time of one step of each task, in nanoseconds, by the task's name, a number for each round. The tasks
 * take turns, so that other work of the machine affects all of them. A task does `steps` steps at a time, so
 * that the clock's own cost does not count.
 */
export async function measure(tasks, steps) {
  const { Bench } = await importPeer("tinybench");
  const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new Bench({ time: MILLISECONDS, warmupTime: MILLISECONDS / 2, throws: true });
    for (const [name, task] of Object.entries(tasks)) bench.add(name, task);
    await bench.run();
    for (const { name, result } of bench.tasks) times[name].push((result.latency.p50 * 1e6) / steps);
  }
  return times;
}

/** The median over the rounds. */
export function medianTimes(times) {
  return Object.fromEntries(Object.entries(times).map(([name, rounds]) => [name, median(rounds)]));
}
