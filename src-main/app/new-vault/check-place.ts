import { access, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PlaceCheck, PlaceProblem } from "../../../src-shared/model/new-vault.ts";
import { thresholdRange } from "../../../src-shared/model/new-vault.ts";
import { showPlace } from "../show-place.ts";
import { holdsFilesOnDemand } from "./files-on-demand.ts";
import { thresholdForPath } from "./path-budget.ts";
import { probeFolder } from "./probe-folder.ts";

/** Less than this is worth a word before files are put there. */
const SCARCE_BYTES = 512 * 1024 * 1024;

interface CheckDeps {
  readonly platform: "windows" | "macos" | "linux";
  readonly home: string;
  /** The name of the open vault that has a folder of this path, or of an end of it. */
  readonly whoSees: (path: string) => Promise<string | null>;
}

/**
 * Finds out whether a vault can be made in `parent` under `name`, before anything is made.
 *
 * @param parent - absolute
 * @param name - one that vaults may have
 */
export async function checkPlace(
  deps: CheckDeps,
  parent: string,
  name: string,
): Promise<PlaceCheck> {
  const path = join(parent, name);
  const { problem, threshold } = await judge(deps, parent, path);
  return {
    folder: showPlace(path, deps.home),
    problem,
    scarceBytes: problem ? null : await scarceBytes(parent),
    hasFilesOnDemand: problem === null && (await holdsFilesOnDemand(parent, deps.platform)),
    neededThreshold: threshold < thresholdRange.most ? threshold : null,
  };
}

interface Verdict {
  readonly problem: PlaceProblem | null;
  /** The highest that the place can do with. */
  readonly threshold: number;
}

async function judge(
  { platform, home, whoSees }: CheckDeps,
  parent: string,
  path: string,
): Promise<Verdict> {
  const refused = (problem: PlaceProblem): Verdict => ({ problem, threshold: thresholdRange.most });
  if (!(await isFolder(parent))) return refused({ kind: "gone" });
  if (await isThere(path)) return refused({ kind: "name-taken" });
  const vault = await vaultAround(parent);
  if (vault) return refused({ kind: "inside-vault", place: showPlace(vault, home) });
  const ofPath = thresholdForPath(path, platform);
  if (ofPath === null) return refused({ kind: "path-too-long" });
  const { longestName, seenIn } = await probeFolder(parent, whoSees);
  if (seenIn !== null) return refused({ kind: "inside-open-vault", name: seenIn });
  if (longestName === null) return refused({ kind: "not-writable" });
  return { problem: null, threshold: Math.min(ofPath, longestName) };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** The folder of the vault that `folder` lies in, or is. */
async function vaultAround(folder: string): Promise<string | null> {
  for (let path = folder; ; path = dirname(path)) {
    const hasKey = await isThere(join(path, "masterkey.cryptomator"));
    const isVault = hasKey ? await isFolder(join(path, "d")) : false;
    if (isVault || (await isThere(join(path, "vault.cryptomator")))) return path;
    if (path === dirname(path)) return null;
  }
}

async function scarceBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    return free < SCARCE_BYTES ? free : null;
  } catch {
    // A disk that does not say is not known to be full.
    return null;
  }
}
