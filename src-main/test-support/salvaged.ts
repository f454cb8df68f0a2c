import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import type { SalvageEvent, SalvageSummary } from "../salvage/salvage-event.ts";
import { type SalvageOptions, salvageVault } from "../salvage/salvage-vault.ts";
import { hostFolder } from "../storage/host-folder.ts";
import type { Storage } from "../storage/storage.ts";

type Report = Exclude<SalvageEvent, { kind: "progress" }>;

export interface Salvaged {
  /** On the host. */
  readonly folder: string;
  readonly summary: SalvageSummary;
  readonly reports: readonly Report[];
  /** Everything in the folder, sorted; folders end with `/`, links with `@`. */
  readonly paths: readonly string[];
  readonly text: (path: string) => string;
}

/** A temporary folder of the test that runs. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "salvaged-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Salvages a vault into a temporary folder. */
export async function salvaged(
  storage: Storage,
  options: Pick<SalvageOptions, "key"> & Partial<SalvageOptions>,
): Promise<Salvaged> {
  const folder = scratchFolder();
  const reports: Report[] = [];
  const summary = await salvageVault(systemWorld, {
    storage,
    hostPath: "/vault",
    openTarget: () => hostFolder(folder),
    onEvent: (event) => {
      if (event.kind !== "progress") reports.push(event);
    },
    ...options,
  });
  const text = (path: string): string => readFileSync(join(folder, path), "utf8");
  return { folder, summary, reports, paths: hostPaths(folder), text };
}

/** Everything below a folder of the host, sorted; folders end with `/`, links with `@` and their target. */
export function hostPaths(folder: string, below = ""): readonly string[] {
  return readdirSync(join(folder, below))
    .flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      const stats = lstatSync(join(folder, path));
      if (stats.isSymbolicLink()) return [`${path}@${readlinkSync(join(folder, path))}`];
      return stats.isDirectory() ? [`${path}/`, ...hostPaths(folder, path)] : [path];
    })
    .sort();
}
