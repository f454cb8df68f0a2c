/**
 * Copies a file, link or tree of the host into a vault.
 *
 * Links of the host are stored as links, never followed. Two names of the host
 * may be one name in the vault (`é` as one character or as two, which the vault
 * does not tell apart); the second is refused: it would replace the first.
 */

import type { BigIntStats } from "node:fs";
import { readlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { isFailure, VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import type { EntryKind, Vault } from "../vault/vault.ts";
import { entryFailure } from "./entry-failure.ts";
import type { Io } from "./io.ts";
import { localNames, textOf } from "./local-names.ts";
import { localNode } from "./local-node.ts";
import { modifiedMsOf } from "./local-time.ts";
import { replaceNode } from "./replace-node.ts";
import { storeFile } from "./store-file.ts";
import type { Tally } from "./transfer-tally.ts";
import { childPath } from "./vault-path.ts";
import { workPool } from "./work-pool.ts";

export interface CopyIn {
  readonly vault: Vault;
  readonly io: Io;
  readonly tally: Tally;
}

/** Each file waits for the disk at its end; several may wait together. */
const filesAtOnce = 4;

/** What is in the vault at the target; null if nothing. */
type Prior = EntryKind | null;

/**
 * @param local - on the host
 * @param path - becomes the copy; if it is a folder, it receives a folder's entries, or a file or link
 */
export async function copyIn(copy: CopyIn, local: string, path: string): Promise<void> {
  const node = await existing(local);
  const prior = await kindAt(copy.vault, path);
  if (node.isDirectory()) return copyEntry(copy, node, local, path, prior);
  if (prior === "directory") {
    const target = childPath(path, basename(local));
    return copyEntry(copy, node, local, target, await kindAt(copy.vault, target));
  }
  // Without this, `put … a.txt /new-folder/` would make a file `new-folder`.
  if (path.endsWith("/")) throw new VaultError({ kind: "not-found", path });
  return copyEntry(copy, node, local, path, prior);
}

async function kindAt(vault: Vault, path: string): Promise<Prior> {
  try {
    return (await vault.stat(path)).kind;
  } catch (error) {
    if (isFailure(error, "not-found")) return null;
    throw error;
  }
}

async function copyEntry(
  copy: CopyIn,
  node: BigIntStats,
  local: string,
  path: string,
  prior: Prior,
): Promise<void> {
  if (prior !== null && node.isDirectory() !== (prior === "directory")) {
    throw new VaultError({ kind: "already-exists", path });
  }
  if (node.isDirectory()) {
    if (prior === null) await copy.vault.makeDirectory(path);
    await fillDirectory(copy, local, path, prior === null);
    await copy.vault.setModified(path, modifiedMsOf(node));
    copy.tally.addDirectory();
    return;
  }
  if (node.isSymbolicLink()) {
    await copyLink(copy.vault, local, path, prior, modifiedMsOf(node));
    copy.tally.addSymlink();
    return;
  }
  if (!node.isFile()) throw new VaultError({ kind: "local-unsupported", path: local });
  await copyFile(copy, local, path, prior);
  copy.tally.addFile();
}

/** Copies what is in a folder into a directory that is there: its files a few at a time, its folders one by one. */
async function fillDirectory(
  copy: CopyIn,
  local: string,
  path: string,
  isNew: boolean,
): Promise<void> {
  const present = isNew ? [] : await copy.vault.list(path);
  const priors = new Map<string, Prior>(present.map(({ name, kind }) => [name, kind]));
  const taken = new Set<string>();
  const pool = workPool(filesAtOnce);
  const names = await localNames(local);
  try {
    for (const { name, shown } of names) {
      await reporting(copy.io, async () => {
        const vaultName = shown.normalize("NFC");
        const target = childPath(path, vaultName);
        if (name === null) throw new VaultError({ kind: "name-invalid", path: target });
        if (taken.has(vaultName)) throw new VaultError({ kind: "already-exists", path: target });
        taken.add(vaultName);
        const source = join(local, name);
        const node = await existing(source);
        const prior = priors.get(vaultName) ?? null;
        const work = (): Promise<void> => copyEntry(copy, node, source, target, prior);
        await (node.isDirectory() ? work() : pool.start(() => reporting(copy.io, work)));
      });
    }
  } finally {
    await pool.finish();
  }
}

async function existing(local: string): Promise<BigIntStats> {
  const node = await localNode(local);
  if (node === null) throw new VaultError({ kind: "local-not-found", path: local });
  return node;
}

/** What fails for one entry alone is named and skipped. */
async function reporting(io: Io, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await io.report(entryFailure(error));
  }
}

async function copyFile(copy: CopyIn, local: string, path: string, prior: Prior): Promise<void> {
  // A new version takes the place of a file, but not of a link.
  if (prior === "symlink") {
    return replaceNode(copy.vault, path, (draft) => storeFile(copy, local, draft));
  }
  return storeFile(copy, local, path);
}

async function copyLink(
  vault: Vault,
  local: string,
  path: string,
  prior: Prior,
  modified: number,
): Promise<void> {
  const target = textOf(await onHost(local, () => readlink(local, { encoding: "buffer" })));
  if (target === null) throw new VaultError({ kind: "link-target-invalid", path });
  const make = async (place: string): Promise<void> => {
    await vault.makeLink(place, target);
    await vault.setModified(place, modified);
  };
  return prior === null ? make(path) : replaceNode(vault, path, make);
}
