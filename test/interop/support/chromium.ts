import { spawnSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, which is installed if it is missing. `CHROMIUM` names another one. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? findChromium() ?? installChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
    ],
  });
}

function findChromium(): string | undefined {
  const { stdout } = spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" });
  return stdout.trim() || undefined;
}

function installChromium(): string {
  const commands =
    "apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core";
  const { stderr } = spawnSync("sh", ["-c", commands], { encoding: "utf8" });
  const path = findChromium();
  if (path === undefined) throw new Error(`Install Chromium, or name it in CHROMIUM.\n${stderr}`);
  return path;
}
