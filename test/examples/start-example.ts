import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";

const project = join(__dirname, "../..");
const printed = /Listening on (\S+)\n\nTry:\n([^]+?)\n\n/;

export interface StartedExample {
  readonly address: string;
  /** The curl lines that it prints. */
  readonly tries: readonly string[];
  stop(): Promise<void>;
}

/** Runs an npm command that starts an example on a free port, with the Node that runs this test. */
export async function startExample(...npmArguments: readonly string[]): Promise<StartedExample> {
  const path = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const child = spawn("npm", npmArguments, {
    cwd: project,
    env: { ...process.env, PATH: path, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that npm, its shell and the server can be stopped together.
    detached: true,
  });
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));

  let output = "";
  const [address, tries] = await new Promise<[string, string]>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const [, ...found] = printed.exec(output) ?? [];
      if (found.length === 2) resolve(found as [string, string]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    void closed.then(() => reject(new Error(`npm ${npmArguments.join(" ")} printed no address:\n${output}`)));
  });

  return {
    address,
    tries: tries.split("\n").map((line) => line.trim()),
    stop() {
      if (child.pid !== undefined) process.kill(-child.pid);
      return closed;
    },
  };
}

/** Sends what a curl line would, so far as the examples print such. */
export function fetchAsCurl(line: string): Promise<Response> {
  const url = /http[^\s']+/.exec(line)?.[0] ?? "";
  const data = / -d '([^']+)'/.exec(line)?.[1];
  const body = data ?? formOf(line);
  const method = / -X (\w+)/.exec(line)?.[1] ?? (body === undefined ? "GET" : "POST");
  const headers = new Headers(
    data === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded" },
  );
  for (const [, name = "", value = ""] of line.matchAll(/ -H '([^:]+): ([^']+)'/g)) headers.set(name, value);
  return fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
}

/** The form of one file that `-F` sends: what is written there, or, for `@-`, what `head` pipes into curl. */
function formOf(line: string): FormData | undefined {
  const [, field, content = "", filename] = / -F '(\w+)=([^;]*);filename=([^']+)'/.exec(line) ?? [];
  if (field === undefined) return undefined;
  const piped = Number(/^head -c (\d+) \/dev\/zero \| /.exec(line)?.[1]);
  const form = new FormData();
  form.set(field, new Blob([content === "@-" ? new Uint8Array(piped) : content]), filename);
  return form;
}
