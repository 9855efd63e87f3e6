import { type MessagePort, Worker } from "node:worker_threads";
import { readDocuments, type Reading } from "./read-documents";
import { reasonOf, Refusal } from "./refusal";

/** What reading may take. Documents are not trusted: some are made to be read for ever. */
export interface Limits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export const LIMITS: Limits = { milliseconds: 20_000, megabytes: 1_024 };

/** What the worker receives: what {@link readDocuments} takes. */
export type Task = Parameters<typeof readDocuments>;

/** What the worker sends back. */
type Answer = { readonly reading: Reading } | { readonly refusal: string };

/**
 * Reads documents in a worker.
 *
 * @param script - The file that the worker runs; it answers with {@link answerFromWorker}.
 * @throws Refusal if the documents cannot be read within the limits.
 */
export function readInWorker(script: string, task: Task, limits: Limits): Promise<Reading> {
  const [sources] = task;
  const names = sources.map(({ name }) => name).join(" and ");
  const worker = new Worker(script, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  return new Promise<Reading>((resolve, reject) => {
    const refuse = (sentence: string): void => reject(new Refusal(sentence));
    const timer = setTimeout(() => {
      refuse(`${names} takes longer than ${limits.milliseconds / 1_000} seconds to read`);
      void worker.terminate();
    }, limits.milliseconds);
    worker.once("message", (answer: Answer) => {
      if ("reading" in answer) resolve(answer.reading);
      else refuse(answer.refusal);
    });
    worker.once("error", (error) => {
      const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      refuse(
        isMemory
          ? `${names} takes more than ${limits.megabytes} MB of memory to read`
          : `${names} cannot be read: ${reasonOf(error)}`,
      );
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      refuse(`${names} cannot be read: the worker has ended without an answer`);
    });
  });
}

/** The worker's side: reads the documents, and answers with what they say or with why they cannot be read. */
export function answerFromWorker(port: Pick<MessagePort, "postMessage">, task: Task): void {
  port.postMessage(answerOf(task));
}

function answerOf(task: Task): Answer {
  try {
    return { reading: readDocuments(...task) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    const [sources] = task;
    const names = sources.map(({ name }) => name).join(" and ");
    const reason = error instanceof RangeError ? "it is nested too deeply" : reasonOf(error);
    return { refusal: `${names} cannot be read: ${reason}` };
  }
}
