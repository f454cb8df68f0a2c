import { VaultError } from "../../base/vault-error.ts";
import type { Engine } from "../engine.ts";
import type { Place } from "../place.ts";
import { probeNames } from "./probe-names.ts";

/** Longest ciphertext name that any vault has unshortened (docs/vault-format.md §14). */
const LONGEST_NEEDED = 220;

/**
 * Refuses a name that the disk cannot hold, before anything is written. What
 * the disk can hold is found out by the first write of a session that makes a
 * new name.
 *
 * @throws VaultError `name-too-long`, with the limit in bytes of the cleartext name
 */
export async function assertNameFits(engine: Engine, { nodePath, name }: Place): Promise<void> {
  const wanted = Math.min(engine.config.shorteningThreshold, LONGEST_NEEDED);
  const longest = await engine.limits.longest(() =>
    probeNames(engine.storage, engine.nextDraft(), wanted),
  );
  const length = nodePath.length - nodePath.lastIndexOf("/") - 1;
  if (longest === null || length <= longest) return;
  throw new VaultError({ kind: "name-too-long", path: name, limit: clearLimit(longest) });
}

/** Bytes of the longest cleartext name whose ciphertext has at most so many characters (docs/vault-format.md §7). */
function clearLimit(longest: number): number {
  return Math.floor((longest - 4) / 4) * 3 - 16;
}
