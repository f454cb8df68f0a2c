/**
 * Copies files, links and trees out of a vault.
 *
 * Whoever can write to the vault chose its names and links, so nothing of it
 * may decide where on the host is written: names are checked, and below the
 * target that the user named no link is followed: a folder is entered only if
 * it is one itself (`lstat`), files and links are made beside and renamed,
 * which replaces a link instead of going through it.
 */

import { mkdir, stat, utimes } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import { exportNode } from "./export-node.ts";
import { type HostFolder, hostFolder, hostPlaceFor } from "./export-place.ts";
import { identity, localNode } from "./local-node.ts";
import { hostSeconds } from "./local-time.ts";
import { reporting, strict } from "./reporting.ts";
import type { TransferRun } from "./transfer-run.ts";
import { tidyPath } from "./vault-path.ts";
import { sortedEntries, type Visit } from "./walk.ts";

/**
 * Copies files, links and folders into a folder of the host, which is made if it is missing. The
 * root of the vault has no name: its entries are copied.
 *
 * @throws VaultError what concerns more than one entry
 */
export async function exportInto(
  run: TransferRun,
  paths: readonly string[],
  local: string,
): Promise<void> {
  await onHost(local, () => mkdir(local, { recursive: true }));
  const folder = hostFolder(local);
  try {
    for (const path of paths.map(tidyPath)) {
      await reporting(run, async () => {
        const entry = await run.vault.stat(path);
        if (path === "/") await fillFolder(run, { path, entry }, folder);
        else await exportAs(run, { path, entry }, folder, entry.name);
      });
    }
  } finally {
    await folder.pool.finish();
  }
}

/**
 * Makes a place of the host the copy of a file, link or folder; if it is a folder, it receives a
 * folder's entries, or a file or link.
 */
export async function exportAsCopy(run: TransferRun, path: string, local: string): Promise<void> {
  const entry = await run.vault.stat(path);
  const isIntoFolder = await isFolder(local);
  if (isIntoFolder && entry.kind === "directory") {
    return exportFolder(run, { path, entry }, local);
  }
  // Without this, `get … /a.txt new-folder/` would make a file `new-folder`.
  if (!isIntoFolder && entry.kind !== "directory" && /[/\\]$/.test(local)) {
    throw new VaultError({ kind: "local-not-found", path: local });
  }
  const folder = hostFolder(isIntoFolder ? local : dirname(local));
  const name = isIntoFolder ? entry.name : basename(local);
  const own = entry.kind === "directory" ? run : strict(run);
  await exportAs(own, { path, entry }, folder, name);
  await folder.pool.finish();
}

/** True for a link to a folder too: the user, not the vault, named it. */
async function isFolder(local: string): Promise<boolean> {
  try {
    return (await stat(local)).isDirectory();
  } catch {
    return false;
  }
}

/** Copies one entry into a folder: a folder at once, a file or link by the pool. */
async function exportAs(
  run: TransferRun,
  { path, entry }: Visit,
  folder: HostFolder,
  name: string,
): Promise<void> {
  if (entry.failure !== undefined) throw new VaultError(entry.failure);
  const place = await hostPlaceFor(run, folder, name, { path, entry });
  if (place === null) {
    run.tally.skip(entry.size ?? 0);
    return;
  }
  const { local } = place;
  if (entry.kind !== "directory") {
    await folder.pool.start(() =>
      reporting(run, async () => {
        folder.received.add(await exportNode(run, { path, entry }, place));
      }),
    );
    return;
  }
  folder.received.add(await enterFolder(local));
  await exportFolder(run, { path, entry }, local);
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
async function exportFolder(run: TransferRun, visit: Visit, local: string): Promise<void> {
  const folder = hostFolder(local);
  try {
    await fillFolder(run, visit, folder);
  } finally {
    await folder.pool.finish();
  }
  const { modifiedMs } = visit.entry;
  await onHost(local, () => utimes(local, new Date(), hostSeconds(modifiedMs)));
  run.tally.addDirectory();
}

async function fillFolder(run: TransferRun, { path }: Visit, folder: HostFolder): Promise<void> {
  for (const child of await sortedEntries(run.vault, path)) {
    await run.gate.pass();
    await reporting(run, () => exportAs(run, child, folder, child.entry.name));
  }
}
