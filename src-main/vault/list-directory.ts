/**
 * Lists a directory: decrypts the names in its content directory and looks at
 * each node. Nothing that one entry holds can end the listing of the others.
 * Source: docs/vault-format.md §7, §12.
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import { isLegalName, MIN_CIPHER_NAME, NODE_SUFFIX } from "../format/file-name.ts";
import {
  LONG_NAME_FILE,
  MAX_LONG_NAME_FILE,
  parseLongName,
  SHORTENED_SUFFIX,
  shortenedName,
} from "../format/long-name.ts";
import type { StorageEntry } from "../storage/storage.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { entryOf } from "./entry.ts";
import { inspectNode, statOrNull } from "./node.ts";
import { resolveDirectory } from "./resolve.ts";
import type { Entry } from "./vault.ts";
import { formatPath, type Segments } from "./vault-path.ts";

/** How many nodes are looked at at once. */
const PARALLEL = 16;

/** @throws VaultError `not-found`, `is-not-a-directory`, `broken-node` */
export async function listDirectory(engine: Engine, segments: Segments): Promise<readonly Entry[]> {
  const directory = await resolveDirectory(engine, segments);
  const nodes = await listNodes(engine, directory, formatPath(segments));
  const entries: Entry[] = [];
  const queue = nodes.values();
  async function work(): Promise<void> {
    for (const node of queue) {
      const entry = await readNode(engine, directory, segments, node);
      if (entry) entries.push(entry);
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return entries;
}

/** What is in a content directory, as the disk lists it. @throws VaultError `broken-node` if it is missing */
async function listNodes(
  engine: Engine,
  directory: Directory,
  path: string,
): Promise<readonly StorageEntry[]> {
  try {
    return (await engine.storage.list(directory.contentPath)).filter(looksEncrypted);
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "is-not-a-directory")) {
      throw pathError("broken-node", path, { cause: error });
    }
    throw error;
  }
}

/** Shorter names are `dirid.c9r`, drafts and files of other programs. */
function looksEncrypted({ name }: StorageEntry): boolean {
  return (
    name.length >= MIN_CIPHER_NAME &&
    (name.endsWith(NODE_SUFFIX) || name.endsWith(SHORTENED_SUFFIX))
  );
}

/** `null` for what is not a node of this directory. */
async function readNode(
  engine: Engine,
  directory: Directory,
  segments: Segments,
  { name: nodeName }: StorageEntry,
): Promise<Entry | null> {
  const nodePath = `${directory.contentPath}/${nodeName}`;
  const isShortened = nodeName.endsWith(SHORTENED_SUFFIX);
  const cipherName = isShortened ? await longNameOf(engine, nodePath) : nodeName;
  const name = cipherName && engine.names.decrypt(engine.key, cipherName, directory.id);
  if (!name || !isLegalName(name)) return null;
  // A copy of a shortened node under another name says the same name twice: only the right one counts.
  if (isShortened && shortenedName(cipherName) !== nodeName) return null;

  const stat = await statOrNull(engine, nodePath);
  if (stat === null) return null;
  const node = await inspectNode(engine, nodePath, isShortened, stat);
  return entryOf(engine, directory, name, node, formatPath([...segments, name]));
}

async function longNameOf(engine: Engine, nodePath: string): Promise<string | null> {
  try {
    const file = `${nodePath}/${LONG_NAME_FILE}`;
    return parseLongName(await engine.storage.read(file, MAX_LONG_NAME_FILE + 1));
  } catch (error) {
    if (isFailure(error, "not-reachable")) throw error;
    return null;
  }
}
