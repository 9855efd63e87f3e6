// `npm run notices`: writes `THIRD-PARTY-NOTICES`, the licences of the packages that the command line contains.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCommandLine, thirdPartyNotices } from "./build-command-line";

async function writeNotices(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "notices-"));
  try {
    writeFileSync(
      "THIRD-PARTY-NOTICES",
      thirdPartyNotices(await buildCommandLine(join(folder, "program.js"))),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void writeNotices();
