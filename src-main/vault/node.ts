/**
 * Nodes: what stands in a directory for a file, a directory or a link.
 *
 *     file       X.c9r                      or  H.c9s/contents.c9r
 *     directory  X.c9r/dir.c9r              or  H.c9s/dir.c9r
 *     link       X.c9r/symlink.c9r          or  H.c9s/symlink.c9r
 *
 * X is the encrypted name, H the hash of one that is too long, which then lies
 * beside in H.c9s/name.c9s. Source: docs/vault-format.md §7.
 */

import { isFailure, VaultError } from "../base/vault-error.ts";
import { MAX_CLEAR_NAME } from "../format/file-name.ts";
import { isLong, shortenedName } from "../format/long-name.ts";
import type { StorageStat } from "../storage/storage.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import type { Place } from "./place.ts";

export const DIRECTORY_FILE = "dir.c9r";
export const LINK_FILE = "symlink.c9r";
export const CONTENTS_FILE = "contents.c9r";

/** What is at a place. `dataPath` is the file that holds content, directory id or target. */
export type Node =
  | {
      readonly kind: "file" | "symlink" | "directory";
      readonly dataPath: string;
      readonly stat: StorageStat;
    }
  | { readonly kind: "broken"; readonly reason: BrokenReason; readonly stat: StorageStat };

/** `not-downloaded`: the cloud has it, and there is only a placeholder here. */
export type BrokenReason = "broken-node" | "not-downloaded";

/** @throws VaultError `name-too-long` */
export function placeOf(engine: Engine, directory: Directory, name: string): Place {
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > MAX_CLEAR_NAME) {
    throw new VaultError({ kind: "name-too-long", path: name, limit: MAX_CLEAR_NAME });
  }
  const cipherName = engine.names.encrypt(engine.key, name, directory.id);
  const isShortened = isLong(cipherName, engine.config.shorteningThreshold);
  const nodeName = isShortened ? shortenedName(cipherName) : cipherName;
  return {
    directory,
    name,
    cipherName,
    isShortened,
    nodePath: `${directory.contentPath}/${nodeName}`,
  };
}

/** @returns `null` if there is nothing */
export function findNode(engine: Engine, place: Place): Promise<Node | null> {
  return nodeAt(engine, place.nodePath, place.isShortened);
}

/**
 * What lies at `nodePath`.
 *
 * @returns `null` if there is nothing
 */
export async function nodeAt(
  engine: Engine,
  nodePath: string,
  isShortened: boolean,
): Promise<Node | null> {
  const node = await lookAt(engine, nodePath, isShortened);
  // It may have been replaced or removed between two looks: only what is broken twice is broken.
  return node?.kind === "broken" ? lookAt(engine, nodePath, isShortened) : node;
}

async function lookAt(
  engine: Engine,
  nodePath: string,
  isShortened: boolean,
): Promise<Node | null> {
  const stat = await statOrNull(engine, nodePath);
  if (stat === null) return null;
  if (stat.kind === "file" && !isShortened) return { kind: "file", dataPath: nodePath, stat };
  if (stat.kind !== "directory") return { kind: "broken", reason: "broken-node", stat };
  // Order of the tests: docs/vault-format.md §7.
  const candidates = [
    ["directory", DIRECTORY_FILE],
    ["symlink", LINK_FILE],
    ...(isShortened ? ([["file", CONTENTS_FILE]] as const) : []),
  ] as const;
  for (const [kind, file] of candidates) {
    const dataPath = `${nodePath}/${file}`;
    const inner = await statOrNull(engine, dataPath);
    if (inner?.kind === "file") return { kind, dataPath, stat: inner };
  }
  return { kind: "broken", reason: await whyBroken(engine, nodePath), stat };
}

/** True if all there is of a node is the placeholder of what the cloud has. */
export function isNotDownloaded(node: Node): boolean {
  return node.kind === "broken" && node.reason === "not-downloaded";
}

/** True for the node of a directory whose id is in the cloud only: nobody can know what is in it. */
export async function isUnknownDirectory(
  engine: Engine,
  node: Node,
  nodePath: string,
): Promise<boolean> {
  if (!isNotDownloaded(node)) return false;
  return (await statOrNull(engine, `${nodePath}/.${DIRECTORY_FILE}.icloud`)) !== null;
}

/** iCloud leaves `.dir.c9r.icloud` where `dir.c9r` was before it made room. */
async function whyBroken(engine: Engine, nodePath: string): Promise<BrokenReason> {
  try {
    const names = (await engine.storage.list(nodePath)).map(({ name }) => name);
    const hasPlaceholder = names.some((name) => /^\..+\.c9[rs]\.icloud$/.test(name));
    return hasPlaceholder ? "not-downloaded" : "broken-node";
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "is-not-a-directory")) {
      return "broken-node";
    }
    throw error;
  }
}

export async function statOrNull(engine: Engine, path: string): Promise<StorageStat | null> {
  return engine.storage.find(path);
}
