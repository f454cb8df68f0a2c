/**
 * Finds and makes the place to which the data of a node moves.
 *
 * The file that holds the data is moved last, by one rename: until then it is
 * found under its old name, and the node around it, if it needs one, is empty.
 * Such an unfinished node is taken up again by the next upgrade.
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import type { LegacyName } from "../format/legacy-name.ts";
import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { Storage } from "../storage/storage.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";
import { writeNewFile } from "../vault/node-directory.ts";
import { type NewNode, newNode } from "./new-node.ts";

/** Second versions of one name; a sync client leaves a handful at most. */
const MOST_ATTEMPTS = 1000;

/**
 * @param folder - the content directory; its names are for the caller to flush
 * @param oldName - in it, for the failure
 * @param taken - names of nodes in `folder` that others are about to move to; gets one more
 * @returns the path to which the file is to be renamed: nothing is there
 * @throws VaultError `already-exists`
 */
export async function prepareNode(
  storage: Storage,
  folder: string,
  { oldName, name }: { readonly oldName: string; readonly name: LegacyName },
  taken: Set<string>,
): Promise<string> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const node = newNode(name, attempt);
    if (taken.has(node.nodeName)) continue;
    const path = await enter(storage, folder, node);
    if (path === null) continue;
    taken.add(node.nodeName);
    return path;
  }
  throw pathError("already-exists", `${folder}/${oldName}`);
}

/** @returns `null` if something else is there: nothing was done */
async function enter(
  storage: Storage,
  folder: string,
  { nodeName, innerName, longName }: NewNode,
): Promise<string | null> {
  const nodePath = `${folder}/${nodeName}`;
  if (innerName === null) return (await exists(storage, nodePath)) ? null : nodePath;
  if (!(await enterNode(storage, nodePath))) return null;
  if (longName !== null) {
    await writeLongName(storage, nodePath, longName);
    await storage.syncDirectory(nodePath);
  }
  return `${nodePath}/${innerName}`;
}

/** Makes a node, or takes up one without data. @returns false if there is something else, or a node with data */
async function enterNode(storage: Storage, nodePath: string): Promise<boolean> {
  try {
    await storage.makeDirectory(nodePath);
    return true;
  } catch (error) {
    if (!isFailure(error, "already-exists")) throw error;
  }
  if ((await storage.stat(nodePath)).kind !== "directory") return false;
  for (const file of [DIRECTORY_FILE, LINK_FILE, CONTENTS_FILE]) {
    if (await exists(storage, `${nodePath}/${file}`)) return false;
  }
  return true;
}

/** An interrupted upgrade may have left half of one. */
async function writeLongName(storage: Storage, nodePath: string, longName: string): Promise<void> {
  const path = `${nodePath}/${LONG_NAME_FILE}`;
  if (await exists(storage, path)) await storage.removeFile(path);
  await writeNewFile(storage, path, utf8(longName));
}

async function exists(storage: Storage, path: string): Promise<boolean> {
  return (await storage.find(path)) !== null;
}
