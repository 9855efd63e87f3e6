import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run";

export interface PackedPackage {
  /** A temporary folder, to be removed by `remove()`. */
  folder: string;
  tarball: string;
  remove(): void;
}

/** Packs what stands in `dist`, as `npm publish` would, into a temporary folder. */
export function packPackage(): PackedPackage {
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  const output = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [packed] = JSON.parse(output) as { filename: string }[];
  if (!packed) throw new Error(`npm pack named no tarball: ${output}`);
  return {
    folder,
    tarball: join(folder, packed.filename),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
