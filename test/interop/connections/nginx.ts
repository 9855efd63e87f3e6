import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installProgram } from "../support/debian";
import { freePort } from "../support/unused-port";

/** How nginx passes requests on. */
export interface ProxySettings {
  /** The version towards the upstream; nginx's default is 1.0. */
  readonly version: "1.0" | "1.1";
  /** Whether it takes a request, and an answer, whole before it passes them on; its default is on. */
  readonly buffering: "on" | "off";
  readonly upstreamPort: number;
}

/** A running nginx, with a port for each of its settings. */
export interface Nginx {
  readonly ports: readonly number[];
  /** What it has logged as errors. */
  errors(): string;
  stop(): Promise<void>;
}

/** Starts Debian's nginx, which is installed if it is missing. */
export async function startNginx(settings: readonly ProxySettings[]): Promise<Nginx> {
  const program = installProgram("nginx", "nginx-light");
  const folder = mkdtempSync(join(tmpdir(), "nginx-"));
  const ports: number[] = [];
  while (ports.length < settings.length) ports.push(await freePort());
  const servers = settings.map(
    ({ version, buffering, upstreamPort }, index) => `
      server {
        listen 127.0.0.1:${String(ports[index])};
        location / {
          proxy_pass http://127.0.0.1:${String(upstreamPort)};
          proxy_http_version ${version};
          proxy_request_buffering ${buffering};
          proxy_buffering ${buffering};
        }
      }`,
  );
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  const configuration = `
    daemon off;
    pid ${join(folder, "pid")};
    error_log ${join(folder, "error.log")} error;
    worker_processes 1;
    events { worker_connections 1024; }
    http {
      access_log off;
      ${temporary.join(" ")}
      ${servers.join("")}
    }`;
  const file = join(folder, "nginx.conf");
  // Without it the worker of a root's nginx is another user, who cannot write into the folder.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(file, user + configuration);
  const nginx = spawn(program, ["-p", folder, "-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  nginx.stderr.on("data", (text: Buffer) => (output += text.toString()));
  await untilListening(nginx, ports[0] ?? 0).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${output}`);
  });
  return {
    ports,
    errors: () => readFileSync(join(folder, "error.log"), "utf8"),
    stop: async () => {
      const ended = new Promise((resolve) => nginx.once("exit", resolve));
      nginx.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** nginx does not say when it listens. */
async function untilListening(nginx: ChildProcess, port: number): Promise<void> {
  const isListening = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => setTimeout(() => resolve(false), 20));
    });
  while (!(await isListening())) if (nginx.exitCode !== null) throw new Error("nginx ended.");
}
