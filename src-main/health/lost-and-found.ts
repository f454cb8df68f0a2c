/**
 * The directory that takes in what belongs to nobody: `LOST+FOUND` in the root,
 * with the fixed id `recovery`, as in the official client (docs/vault-format.md §16).
 */

import { MAX_DIRECTORY_ID, parseDirectoryId, ROOT_ID } from "../format/directory-id.ts";
import type { Directory } from "../vault/directory.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { cipherPlace } from "./cipher-place.ts";
import { hashOfId } from "./content-folder.ts";
import type { Repairing } from "./repair.ts";
import {
  directoryOfId,
  freePlace,
  makeContentDirectory,
  makeDirectoryNode,
  nameOrCopy,
} from "./repair-building-blocks.ts";

const NAME = "LOST+FOUND";
const RECOVERY_ID = "recovery";

/** Makes it unless it is there; one that people have renamed or moved is taken as it is. */
export async function lostAndFound(repairing: Repairing): Promise<Directory> {
  const { access, index, run } = repairing;
  const recovery = directoryOfId(access, RECOVERY_ID);
  const known = index.byHash.get(hashOfId(access, RECOVERY_ID));
  if (known?.reach === "child") return recovery;

  const root = directoryOfId(access, ROOT_ID);
  const place = cipherPlace(access, root, NAME);
  const id = await directoryIdAt(repairing, place.nodePath);
  if (id !== null) {
    // Made by an earlier repair, or by somebody who liked the name.
    await run.perform(await makeContentDirectory(repairing, directoryOfId(access, id)));
    return directoryOfId(access, id);
  }
  await run.perform([
    ...(await makeContentDirectory(repairing, root)),
    ...(await makeContentDirectory(repairing, recovery)),
  ]);
  const free = await freePlace(access, root, nameOrCopy(NAME));
  await run.perform(makeDirectoryNode(repairing, free, RECOVERY_ID));
  return recovery;
}

async function directoryIdAt({ access }: Repairing, nodePath: string): Promise<string | null> {
  const path = `${nodePath}/${DIRECTORY_FILE}`;
  const bytes = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  return bytes && parseDirectoryId(bytes);
}

/** True for the directory that {@link lostAndFound} makes. */
export function isRecoveryId(id: string): boolean {
  return id === RECOVERY_ID;
}
