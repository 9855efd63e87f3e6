import { type Browser, chromium } from "playwright-core";
import { installProgram } from "./debian";

/** Debian's Chromium, which is installed if it is missing. `CHROMIUM` names another one. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? installProgram("chromium", "chromium", "fonts-dejavu-core"),
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
