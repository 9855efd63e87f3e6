import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const FOLDER = new URL("../peers/", import.meta.url);
const LISTED = readJson("package.json").dependencies;

/** What the benchmarks compare with and measure by is in a package of its own, so that nobody else has to install it. */
export const requirePeer = createRequire(new URL("package.json", FOLDER));

/** Imports a package of the peers that is not for `require`. */
export async function importPeer(name) {
  return await import(pathToFileURL(requirePeer.resolve(name)).href);
}

/** Installs the peers at the versions of their lock file, unless they are there. */
export function installPeers() {
  if (Object.keys(LISTED).every((name) => isInstalled(name))) return;
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: fileURLToPath(FOLDER),
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** A package with the version that is compared with, "http-errors 2.0.1". */
export function nameWithVersion(name) {
  return `${name} ${LISTED[name]}`;
}

function isInstalled(name) {
  try {
    return readJson(`node_modules/${name}/package.json`).version === LISTED[name];
  } catch {
    return false;
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, FOLDER), "utf8"));
}
