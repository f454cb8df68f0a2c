/**
 * Copies a file, link or tree out of a vault.
 *
 * Whoever can write to the vault chose its names and links, so nothing of it
 * may decide where on the host is written: names are checked, and below the
 * target that the user named no link is followed: a folder is entered only if
 * it is one itself (`lstat`), files and links are made beside and renamed,
 * which replaces a link instead of going through it.
 *
 * Two entries may become one name on the host (`A` and `a` on macOS). The
 * second is refused: it would replace the first. What one folder has received
 * is remembered by inode, so this needs no knowledge of the host's rules.
 */

import { mkdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import { isHostName } from "../storage/host-name.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import { entryFailure } from "./entry-failure.ts";
import type { Io } from "./io.ts";
import { identity, localNode } from "./local-node.ts";
import { hostSeconds } from "./local-time.ts";
import type { Tally } from "./transfer-tally.ts";
import { sortedEntries } from "./walk.ts";
import { writeLocalFile, writeLocalLink } from "./write-local.ts";

export interface CopyOut {
  readonly vault: Vault;
  readonly io: Io;
  readonly tally: Tally;
}

/** Identities of what one folder of the host has received. */
type Received = Set<string>;

/**
 * @param path - in the vault
 * @param local - becomes the copy; if it is a folder, it receives a folder's entries, or a file or link
 */
export async function copyOut(copy: CopyOut, path: string, local: string): Promise<void> {
  const entry = await copy.vault.stat(path);
  const isIntoFolder = await isFolder(local);
  if (entry.kind === "directory") {
    await (isIntoFolder
      ? fillFolder(copy, path, entry, local)
      : copyEntry(copy, path, entry, local, new Set()));
    return;
  }
  // Without this, `get … /a.txt new-folder/` would make a file `new-folder`.
  if (!isIntoFolder && /[/\\]$/.test(local)) {
    throw new VaultError({ kind: "local-not-found", path: local });
  }
  const target = isIntoFolder ? join(local, checkedName(entry.name, local)) : local;
  await copyEntry(copy, path, entry, target, new Set());
}

/** True for a link to a folder too: the user, not the vault, named it. */
async function isFolder(local: string): Promise<boolean> {
  try {
    return (await stat(local)).isDirectory();
  } catch {
    return false;
  }
}

async function copyEntry(
  copy: CopyOut,
  path: string,
  entry: Entry,
  local: string,
  received: Received,
): Promise<void> {
  if (entry.failure !== undefined) throw new VaultError(entry.failure);
  const prior = await localNode(local);
  if (prior !== null && received.has(identity(prior))) {
    throw new VaultError({ kind: "local-exists", path: local });
  }
  switch (entry.kind) {
    case "file":
      received.add(await writeLocalFile(copy, path, entry, local));
      copy.tally.addFile();
      return;
    case "symlink":
      received.add(await writeLocalLink(await copy.vault.readLink(path), entry, local));
      copy.tally.addSymlink();
      return;
    case "directory":
      received.add(await enterFolder(local));
      await fillFolder(copy, path, entry, local);
      return;
  }
}

/** Makes the folder unless it is there. */
async function enterFolder(local: string): Promise<string> {
  const prior = await localNode(local);
  if (prior === null) {
    await onHost(local, () => mkdir(local));
    return enterFolder(local);
  }
  if (!prior.isDirectory()) throw new VaultError({ kind: "local-exists", path: local });
  return identity(prior);
}

/** Copies the entries of a directory into a folder that is there; its time comes last, because they change it. */
async function fillFolder(
  copy: CopyOut,
  path: string,
  { modifiedMs }: Entry,
  local: string,
): Promise<void> {
  copy.tally.addDirectory();
  const received: Received = new Set();
  for (const child of await sortedEntries(copy.vault, path)) {
    try {
      const target = join(local, checkedName(child.entry.name, local));
      await copyEntry(copy, child.path, child.entry, target, received);
    } catch (error) {
      await copy.io.report(entryFailure(error));
    }
  }
  await onHost(local, () => utimes(local, new Date(), hostSeconds(modifiedMs)));
}

function checkedName(name: string, folder: string): string {
  if (isHostName(name, process.platform)) return name;
  throw new VaultError({ kind: "local-name-refused", path: `${folder}/${name}` });
}
