/**
 * Reads the skeleton of a vault: lists every content directory and reads every
 * `dir.c9r`. What cannot be read is passed over here; the review that follows
 * looks at every entry again and says so.
 */

import { inParallel } from "../base/in-parallel.ts";
import { MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import type { NodeKind, StorageEntry } from "../storage/storage.ts";
import { CONTENT_FOLDER } from "../vault/content-directories.ts";
import { CONTENTS_FILE, DIRECTORY_FILE } from "../vault/node.ts";
import { attempt, valueOrNull } from "./attempt.ts";
import { type ContentFolder, folderPath, hashOfId, type Reference } from "./content-folder.ts";
import { entryForm } from "./entry-form.ts";
import type { HealthAccess } from "./health-access.ts";
import { type OpenFolder, type OpenReference, traceReach } from "./trace-reach.ts";

export interface ContentIndex {
  /** Sorted by hash. */
  readonly folders: readonly ContentFolder[];
  readonly byHash: ReadonlyMap<string, ContentFolder>;
  /** For each id whose content directory is missing the first node that has it. */
  readonly firstOfMissing: ReadonlyMap<string, Reference>;
  /** In `d`, but no content directory; sorted by path. */
  readonly strays: readonly Stray[];
  /**
   * True if a directory has an id that could not be read: the disk refuses it, or the cloud alone has it. What
   * nothing seems to lead to may be the content of that directory then.
   */
  readonly hasUnknownIds: boolean;
  /** Files, links and directories. */
  readonly totalFiles: number;
  /** Ciphertext bytes of the files; 0 unless asked for. */
  readonly totalBytes: number;
}

export interface Stray {
  readonly path: string;
  readonly kind: NodeKind;
}

export interface IndexOptions {
  /** Also look at the size of every file, so that it is known how much there is to authenticate. */
  readonly withSizes?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called after each directory. */
  readonly onProgress?: (done: IndexProgress) => void;
}

export interface IndexProgress {
  readonly doneDirectories: number;
  readonly totalDirectories: number;
  readonly totalFiles: number;
  readonly totalBytes: number;
}

/** Disks answer several questions at once faster than one after the other, network disks above all. */
const PARALLEL = 16;

/** @throws VaultError of the disk if `d` itself cannot be listed; the reason of `signal` */
export async function readContentIndex(
  access: HealthAccess,
  options: IndexOptions = {},
): Promise<ContentIndex> {
  const { hashes, strays } = await listFolders(access);
  const folders = hashes.map(newFolder);
  const byHash = new Map(folders.map((folder) => [folder.hash, folder]));
  const totals = { totalFiles: 0, totalBytes: 0 };
  let doneDirectories = 0;
  let hasUnknownIds = false;
  await inParallel(folders, PARALLEL, async (folder) => {
    options.signal?.throwIfAborted();
    const entries = (await valueOrNull(() => access.storage.list(folderPath(folder)))) ?? [];
    const { references, isComplete } = await referencesIn(access, folder, entries, byHash);
    folder.references = references;
    if (!isComplete) hasUnknownIds = true;
    totals.totalFiles += entries.filter(isCounted).length;
    if (options.withSizes === true) totals.totalBytes += await bytesIn(access, folder, entries);
    doneDirectories += 1;
    options.onProgress?.({ ...totals, doneDirectories, totalDirectories: folders.length });
  });
  const firstOfMissing = linkBack(folders);
  await traceReach(access, folders);
  return { folders, byHash, firstOfMissing, strays, hasUnknownIds, ...totals };
}

/** Tells each directory who refers to it. @returns who refers to those that are missing */
function linkBack(folders: readonly OpenFolder[]): ReadonlyMap<string, Reference> {
  const firstOfMissing = new Map<string, Reference>();
  for (const reference of folders.flatMap(({ references }) => references)) {
    if (reference.target !== null) reference.target.referredBy.push(reference);
    else if (!firstOfMissing.has(reference.id)) firstOfMissing.set(reference.id, reference);
  }
  return firstOfMissing;
}

function newFolder(hash: string): OpenFolder {
  return { hash, references: [], referredBy: [], reach: "orphan", owner: null, id: null };
}

/** What counts as done once it was looked at. */
export function isCounted({ name }: StorageEntry): boolean {
  const form = entryForm(name);
  return form === "node" || form === "odd-node";
}

async function listFolders(
  access: HealthAccess,
): Promise<{ readonly hashes: readonly string[]; readonly strays: readonly Stray[] }> {
  const hashes: string[] = [];
  const strays: Stray[] = [];
  const level = async (path: string, form: RegExp): Promise<readonly string[]> => {
    const listed = path === CONTENT_FOLDER ? await access.storage.list(path) : await listOf(path);
    const isFolder = ({ name, kind }: StorageEntry): boolean =>
      kind === "directory" && form.test(name);
    for (const entry of listed.filter((each) => !isFolder(each))) {
      strays.push({ path: `${path}/${entry.name}`, kind: entry.kind });
    }
    return listed.filter(isFolder).map(({ name }) => name);
  };
  const listOf = async (path: string): Promise<readonly StorageEntry[]> =>
    (await valueOrNull(() => access.storage.list(path))) ?? [];

  await inParallel(await level(CONTENT_FOLDER, /^[A-Z2-7]{2}$/), PARALLEL, async (above) => {
    const below = await level(`${CONTENT_FOLDER}/${above}`, /^[A-Z2-7]{30}$/);
    hashes.push(...below.map((name) => above + name));
  });
  strays.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { hashes: hashes.sort(), strays };
}

async function referencesIn(
  access: HealthAccess,
  folder: OpenFolder,
  entries: readonly StorageEntry[],
  byHash: ReadonlyMap<string, OpenFolder>,
): Promise<{ readonly references: readonly OpenReference[]; readonly isComplete: boolean }> {
  const references: OpenReference[] = [];
  let isComplete = true;
  for (const entry of entries) {
    if (entry.kind !== "directory" || !isCounted(entry)) continue;
    const path = `${folderPath(folder)}/${entry.name}/${DIRECTORY_FILE}`;
    const bytes = await attempt(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
    if ("problem" in bytes) {
      const isThere = bytes.problem !== "gone" || (await isInCloud(access, path));
      if (isThere) isComplete = false;
      continue;
    }
    const id = parseDirectoryId(bytes.value);
    if (id === null) continue;
    const target = byHash.get(hashOfId(access, id)) ?? null;
    references.push({ folder, node: entry.name, id, target });
  }
  return { references: references.sort(byCanonicalForm), isComplete };
}

/** True if iCloud has left its placeholder in the place of a file. */
async function isInCloud({ storage }: HealthAccess, path: string): Promise<boolean> {
  const placeholder = path.replace(/[^/]*$/, ".$&.icloud");
  return (await valueOrNull(() => storage.stat(placeholder)))?.kind === "file";
}

/** Nodes as clients write them come first: a conflict copy is not the owner if there is another. */
function byCanonicalForm(a: OpenReference, b: OpenReference): number {
  const rank = ({ node }: OpenReference): number =>
    /^[A-Za-z0-9_-]+={0,2}\.c9[rs]$/.test(node) ? 0 : 1;
  return rank(a) - rank(b) || (a.node < b.node ? -1 : 1);
}

async function bytesIn(
  { storage }: HealthAccess,
  folder: ContentFolder,
  entries: readonly StorageEntry[],
): Promise<number> {
  let bytes = 0;
  for (const entry of entries.filter(isCounted)) {
    const path = `${folderPath(folder)}/${entry.name}`;
    const file = entry.kind === "directory" ? `${path}/${CONTENTS_FILE}` : path;
    bytes += (await valueOrNull(() => storage.stat(file)))?.size ?? 0;
  }
  return bytes;
}
