// `npm run examples:install` and `npm run interop:install`: installs the packages of the given folder, which has a package.json
// and a lock file of its own. Returns at once if the folder already holds what the lock file lists.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

function installOnce(folder: string): void {
  const lockFile = join(folder, "package-lock.json");
  const installedLockFile = join(folder, "node_modules", ".installed-lock.json");
  if (existsSync(installedLockFile) && readFileSync(installedLockFile).equals(readFileSync(lockFile))) return;
  execFileSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], {
    stdio: "inherit",
    // On Windows `npm` is a script, which only a shell runs.
    shell: process.platform === "win32",
  });
  // The last step: an install that was interrupted is repeated.
  copyFileSync(lockFile, installedLockFile);
}

for (const folder of process.argv.slice(2)) installOnce(folder);
