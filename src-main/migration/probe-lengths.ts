/**
 * Finds out whether a disk takes names and paths as long as an upgrade makes
 * them, by making one of each in a folder that is gone again at the end.
 *
 * Asking the disk is the only way to know: some encrypting ones take 143
 * characters, and a path counts from the root of the drive.
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Storage } from "../storage/storage.ts";
import { draftNames } from "../vault/draft-names.ts";
import { CONTENT_PATH, inProbeFolder } from "../vault/limits/probe-folder.ts";
import type { Survey } from "./survey.ts";

/** @throws VaultError `upgrade-name-too-long` */
export async function refuseTooLong(world: World, storage: Storage, survey: Survey): Promise<void> {
  const { longestName, longestNameNow, longestPath, longestPathNow } = survey;
  // What the disk holds already needs no trial.
  const isNameProven = longestName.characters <= longestNameNow;
  if (isNameProven && longestPath.characters <= longestPathNow) return;
  await inProbeFolder(storage, draftNames(world.random)(), async (folder) => {
    await tryPath(storage, folder, [longestName.characters], longestName.oldPath);
    await tryPath(storage, folder, splitRest(longestPath.characters), longestPath.oldPath);
  });
}

/** A path of that many characters as a node with a file in it, so that no name in it is the longest one. */
function splitRest(characters: number): readonly number[] {
  const rest = characters - CONTENT_PATH - 1;
  const node = Math.floor((rest - 1) / 2);
  return [node, rest - 1 - node];
}

async function tryPath(
  storage: Storage,
  folder: string,
  lengths: readonly number[],
  oldPath: string,
): Promise<void> {
  let path = folder;
  for (const length of lengths) {
    path = `${path}/${"n".repeat(length)}`;
    try {
      await storage.makeDirectory(path);
    } catch (error) {
      // A path that is too long does not exist, says Windows.
      const isTooLong = isFailure(error, "name-too-long") || isFailure(error, "not-found");
      throw isTooLong ? pathError("upgrade-name-too-long", oldPath, { cause: error }) : error;
    }
  }
}
