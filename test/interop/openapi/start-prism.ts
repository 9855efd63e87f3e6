import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../support/unused-port";

const PROGRAM = join(__dirname, "../node_modules/@stoplight/prism-cli/dist/index.js");

/** A running Prism. */
export interface Prism {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts Prism with an OpenAPI document, as a mock or as a proxy before `upstream`. It takes seconds to listen. */
export async function startPrism(document: object, upstream?: string): Promise<Prism> {
  const folder = mkdtempSync(join(tmpdir(), "prism-"));
  const file = join(folder, "document.json");
  writeFileSync(file, JSON.stringify(document));
  const port = String(await freePort());
  const mode = upstream === undefined ? ["mock", file] : ["proxy", file, upstream];
  const args = [PROGRAM, ...mode, "--port", port, "--host", "127.0.0.1", "-m", "false"];
  const prism = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    let output = "";
    prism.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("Prism is listening")) resolve();
    });
    prism.once("exit", () => {
      reject(new Error(`Prism ended: ${output}`));
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => prism.once("exit", resolve));
      prism.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
