/**
 * Copies files, links and trees of the host into a vault.
 *
 * Links of the host are stored as links, never followed. Two names of the host
 * may be one name in the vault (`é` as one character or as two, which the vault
 * does not tell apart); the second never replaces the first.
 */

import type { BigIntStats } from "node:fs";
import { basename, join } from "node:path";
import { isFailure, VaultError } from "../base/vault-error.ts";
import { importNode } from "./import-node.ts";
import { type Coming, openTarget, placeFor, type TargetFolder } from "./import-place.ts";
import { localNames } from "./local-names.ts";
import { localNode } from "./local-node.ts";
import { modifiedMsOf } from "./local-time.ts";
import { reporting, strict } from "./reporting.ts";
import type { TransferRun } from "./transfer-run.ts";
import { childPath, parentPath, tidyPath } from "./vault-path.ts";
import { type WorkPool, workPool } from "./work-pool.ts";

/** Each file waits for the disk at its end; several may wait together. */
const filesAtOnce = 8;

export interface ImportSource {
  /** Absolute path on the host. */
  readonly local: string;
  /** Of a folder: what is in it is copied, instead of the folder itself. */
  readonly isEntriesOnly: boolean;
}

/**
 * Copies sources into a folder of the vault, which is made if it is missing.
 *
 * @throws VaultError what concerns more than one entry
 */
export async function importInto(
  run: TransferRun,
  sources: readonly ImportSource[],
  folder: string,
): Promise<void> {
  const path = tidyPath(folder);
  await makeFolders(run, path);
  const target = await openTarget(run.vault, path, false);
  const pool = workPool(filesAtOnce);
  try {
    for (const { local, isEntriesOnly } of sources) {
      await reporting(run, async () => {
        const node = await existing(local);
        if (isEntriesOnly && node.isDirectory()) await fillDirectory(run, local, target, pool);
        else await importAs(run, local, basename(local), target, pool);
      });
    }
  } finally {
    await pool.finish();
  }
}

/**
 * Makes a path of the vault the copy of a file, link or folder; if it is a folder, it receives
 * a folder's entries, or a file or link.
 */
export async function importAsCopy(run: TransferRun, local: string, path: string): Promise<void> {
  const node = await existing(local);
  const prior = await kindAt(run, path);
  const pool = workPool(filesAtOnce);
  if (prior === "directory") {
    const target = await openTarget(run.vault, tidyPath(path), false);
    if (node.isDirectory()) await fillDirectory(run, local, target, pool);
    else await importAs(strict(run), local, basename(local), target, pool);
    await pool.finish();
    if (node.isDirectory()) await endDirectory(run, node, path);
    return;
  }
  // Without this, `put … a.txt /new-folder/` would make a file `new-folder`.
  if (path.endsWith("/") && !node.isDirectory()) throw new VaultError({ kind: "not-found", path });
  const place = tidyPath(path);
  const target = await openTarget(run.vault, parentPath(place), false);
  const own = node.isDirectory() ? run : strict(run);
  await importAs(own, local, place.slice(place.lastIndexOf("/") + 1), target, pool);
  await pool.finish();
}

async function kindAt(run: TransferRun, path: string): Promise<string | null> {
  try {
    return (await run.vault.stat(path)).kind;
  } catch (error) {
    if (isFailure(error, "not-found")) return null;
    throw error;
  }
}

async function makeFolders(run: TransferRun, path: string): Promise<void> {
  if (path === "/" || (await kindAt(run, path)) === "directory") return;
  await makeFolders(run, parentPath(path));
  await run.vault.makeDirectory(path);
}

/** Copies one entry into a folder: a folder at once, a file or link by the pool. */
async function importAs(
  run: TransferRun,
  local: string,
  name: string,
  target: TargetFolder,
  pool: WorkPool,
): Promise<void> {
  const node = await existing(local);
  const coming = comingOf(node, local);
  const place = await placeFor(run, target, name.normalize("NFC"), coming);
  if (place === null) {
    run.tally.skip(coming.size ?? 0);
    return;
  }
  if (coming.kind !== "directory") {
    await pool.start(() => reporting(run, () => importNode(run, coming, place)));
    return;
  }
  const isNew = place.prior === null;
  if (isNew) await run.vault.makeDirectory(place.path);
  const inside = await openTarget(run.vault, place.path, isNew);
  const own = workPool(filesAtOnce);
  try {
    await fillDirectory(run, local, inside, own);
  } finally {
    await own.finish();
  }
  await endDirectory(run, node, place.path);
}

/** Copies what is in a folder into one that is there: its files a few at a time, its folders one by one. */
async function fillDirectory(
  run: TransferRun,
  local: string,
  target: TargetFolder,
  pool: WorkPool,
): Promise<void> {
  for (const { name, shown } of await localNames(local)) {
    await run.gate.pass();
    await reporting(run, async () => {
      if (name === null) {
        const path = childPath(target.path, shown.normalize("NFC"));
        throw new VaultError({ kind: "name-invalid", path });
      }
      await importAs(run, join(local, name), name, target, pool);
    });
  }
}

/** The time of a folder comes last, because what is copied into it changes it. */
async function endDirectory(run: TransferRun, node: BigIntStats, path: string): Promise<void> {
  await run.vault.setModified(path, modifiedMsOf(node));
  run.tally.addDirectory();
}

function comingOf(node: BigIntStats, local: string): Coming {
  const modifiedMs = modifiedMsOf(node);
  if (node.isFile()) return { local, kind: "file", size: Number(node.size), modifiedMs };
  if (node.isDirectory()) return { local, kind: "directory", size: null, modifiedMs };
  if (node.isSymbolicLink()) return { local, kind: "symlink", size: null, modifiedMs };
  throw new VaultError({ kind: "local-unsupported", path: local });
}

async function existing(local: string): Promise<BigIntStats> {
  const node = await localNode(local);
  if (node === null) throw new VaultError({ kind: "local-not-found", path: local });
  return node;
}
