/**
 * `dir.c9r`, by which a node says that it is a directory, and which.
 *
 *     EmptyDirFile          it is empty                              gets a new id: the directory is empty then
 *     NotDecodableDirFile   it is no text                            the same
 *     ObeseDirFile          the id has more than 36 bytes            cut, if a directory without owner proves the cut
 *     MissingContentDir     the content directory is not there       made, empty
 *     DirIdCollision        another node has the same id             this node goes, the other stays
 *
 * An empty id would be that of the root. Whatever is not referred to any more
 * is an orphan, and repaired as such (orphan-content-dir.ts).
 */

import { pathError } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import { MAX_DIRECTORY_ID, newDirectoryId, parseDirectoryId } from "../format/directory-id.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { attempt, valueOrNull } from "./attempt.ts";
import { folderPath, hashOfId, type Reference, splitCipherPath } from "./content-folder.ts";
import type { ContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import { nodeContent } from "./node-content.ts";
import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import {
  directoryOfId,
  isDirectory,
  makeContentDirectory,
  replaceFile,
  takeAway,
} from "./repair-building-blocks.ts";
import { parentOf } from "./repair-step.ts";
import { type FolderReview, found, nothing, type Review } from "./review.ts";
import { unreadableFile } from "./unreadable-file.ts";

/** Bytes of the longest id that the format allows (docs/vault-format.md §6). */
const LONGEST_ID = 36;

/** @param nodePath - of a node that holds `dir.c9r` */
export async function reviewDirectoryNode(
  { check, references }: FolderReview,
  nodePath: string,
  name: string | null,
): Promise<Review> {
  const { access, index, paths } = check;
  const path = `${nodePath}/${DIRECTORY_FILE}`;
  const bytes = await attempt(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  if ("problem" in bytes) return unreadableFile(bytes, path, name);
  const critical: Omit<Problem, "id"> = {
    severity: "critical",
    ciphertextPath: path,
    name,
    fixable: true,
  };
  if (bytes.value.length === 0) return found({ ...critical, id: "EmptyDirFile" });
  if (bytes.value.length > LONGEST_ID) {
    const fixable = (await provenCut(access, index, bytes.value)) !== null;
    return found({ ...critical, id: "ObeseDirFile", fixable });
  }
  const id = parseDirectoryId(bytes.value);
  if (id === null) return found({ ...critical, id: "NotDecodableDirFile" });

  const reference = references.get(nodePath.slice(nodePath.lastIndexOf("/") + 1));
  const owner = reference && ownerOf(index, reference);
  if (reference && owner && owner !== reference && (await holds(access, owner, bytes.value))) {
    const ownerName = await paths.nameOf(owner);
    const other = ownerName === null ? null : await paths.in(owner.folder, ownerName);
    return found({ ...critical, id: "DirIdCollision", other: other ?? pathOf(owner) });
  }
  if (await isDirectory(access, folderPath({ hash: hashOfId(access, id) }))) return nothing;
  return found({ ...critical, id: "MissingContentDir", severity: "warn" });
}

/** The node that an id belongs to, if several have it. */
function ownerOf(index: ContentIndex, reference: Reference): Reference | null {
  return reference.target === null
    ? (index.firstOfMissing.get(reference.id) ?? null)
    : reference.target.owner;
}

/** True if a node still has that id: a directory that was moved while the vault was read has been seen twice. */
async function holds(access: HealthAccess, owner: Reference, id: Uint8Array): Promise<boolean> {
  const bytes = await valueOrNull(() => access.storage.read(pathOf(owner), MAX_DIRECTORY_ID + 1));
  return bytes !== null && Buffer.compare(bytes, id) === 0;
}

function pathOf({ folder, node }: Reference): string {
  return `${folderPath(folder)}/${node}/${DIRECTORY_FILE}`;
}

/**
 * The id that an overlong `dir.c9r` begins with, if that is beyond doubt: its
 * content directory is there, and no node leads to it.
 */
async function provenCut(
  access: HealthAccess,
  index: ContentIndex,
  bytes: Uint8Array,
): Promise<string | null> {
  const id = parseDirectoryId(bytes.subarray(0, LONGEST_ID));
  if (id === null) return null;
  const folder = index.byHash.get(hashOfId(access, id));
  return folder?.referredBy.length === 0 && folder.reach !== "root" ? id : null;
}

export const repairObeseDirFile: Repair = async (repairing, finding) => {
  const { access, index, run } = repairing;
  const { ciphertextPath: path } = finding;
  const bytes = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  if (bytes === null || bytes.length <= LONGEST_ID) return;
  const id = await provenCut(access, index, bytes);
  if (id !== null) await run.perform(await replaceFile(repairing, path, utf8(id)));
};

/** EmptyDirFile, NotDecodableDirFile. */
export const repairLostDirectoryId: Repair = async (repairing, { ciphertextPath: path }) => {
  const { access, run } = repairing;
  const bytes = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  if (bytes === null || parseDirectoryId(bytes) !== null || bytes.length > LONGEST_ID) return;
  const id = newDirectoryId(access.world.random);
  await run.perform([
    ...(await makeContentDirectory(repairing, directoryOfId(access, id))),
    ...(await replaceFile(repairing, path, utf8(id))),
  ]);
};

export const repairMissingContentDir: Repair = async (repairing, { ciphertextPath: path }) => {
  const { access, run } = repairing;
  const bytes = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  const id = bytes && parseDirectoryId(bytes);
  if (id === null || utf8(id).length > LONGEST_ID) return;
  await run.perform(await makeContentDirectory(repairing, directoryOfId(access, id)));
};

export const repairDirIdCollision: Repair = async (repairing, { ciphertextPath: path }) => {
  const { access, index, run } = repairing;
  const node = parentOf(path);
  const { hash, names } = splitCipherPath(node);
  const reference = index.byHash.get(hash)?.references.find((each) => each.node === names[0]);
  const owner = reference && ownerOf(index, reference);
  if (!reference || !owner || owner === reference) return;
  // Both still say the same: otherwise something changed meanwhile.
  const mine = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  if (mine === null || !(await holds(access, owner, mine))) return;
  const { types, copies, others } = nodeContent(await access.storage.list(node));
  if (types.length > 1 || copies.length > 0 || others.length > 0)
    throw pathError("not-empty", node);
  await run.perform([takeAway(repairing, node)]);
};
