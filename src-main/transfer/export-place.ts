/**
 * Under which name something comes into a folder of the host.
 *
 * Two entries may become one name there (`A` and `a` on macOS). The second
 * never replaces the first. What a folder has received is remembered by inode,
 * so this needs no knowledge of the host's rules; but while a name is being
 * written, nothing that could be the same name is placed.
 */

import type { BigIntStats } from "node:fs";
import { readlink, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ConflictSide } from "../../src-shared/model/transfer.ts";
import { VaultError } from "../base/vault-error.ts";
import { sameContent } from "../compare/same-content.ts";
import { vaultNode } from "../compare/vault-node.ts";
import { isHostName } from "../storage/host-name.ts";
import { hostTree } from "../storage/host-tree.ts";
import { onHost } from "../storage/local-failure.ts";
import { otherNames, verdict } from "./conflict.ts";
import { identity, localNode } from "./local-node.ts";
import { modifiedMsOf } from "./local-time.ts";
import type { TransferRun } from "./transfer-run.ts";
import type { Visit } from "./walk.ts";
import { type WorkPool, workPool } from "./work-pool.ts";

/** Files of one folder that are written at once. */
const filesAtOnce = 8;

/** A folder of the host that receives copies. */
export interface HostFolder {
  readonly path: string;
  /** Identities of what it has received. */
  readonly received: Set<string>;
  /** Names of it that were given, as a host that cares least about names would see them. */
  readonly given: Set<string>;
  readonly pool: WorkPool;
}

export interface HostPlace {
  readonly local: string;
  /** What is there, to be replaced or filled; null if nothing. */
  readonly prior: BigIntStats | null;
}

export function hostFolder(path: string): HostFolder {
  return { path, received: new Set(), given: new Set(), pool: workPool(filesAtOnce) };
}

/**
 * Finds a place for an entry of the vault.
 *
 * @returns null if nothing is to be copied: by the rule, or because it was copied before
 * @throws VaultError `local-exists`, `local-name-refused`
 */
export async function hostPlaceFor(
  run: TransferRun,
  folder: HostFolder,
  name: string,
  visit: Visit,
): Promise<HostPlace | null> {
  const { local, prior } = await look(folder, name);
  if (prior === null) return { local, prior };
  const isReceived = folder.received.has(identity(prior));
  if (!isReceived) {
    if (visit.entry.kind === "directory" && prior.isDirectory()) return { local, prior };
    if (await isCopied(run, folder, visit, { local, prior })) return null;
  }
  const conflict = { path: local, coming: comingOf(visit), present: await presentOf(prior, local) };
  const rule = await run.decide(conflict);
  switch (verdict(rule, conflict)) {
    case "keep-both":
      return otherPlace(run, folder, name, visit);
    case "skip":
      return null;
    case "replace":
      // Of two entries, neither may take the place of the other.
      if (!isReceived) return { local, prior };
      throw new VaultError({ kind: "local-exists", path: local });
    case "refuse":
      throw new VaultError({ kind: "local-exists", path: local });
  }
}

async function otherPlace(
  run: TransferRun,
  folder: HostFolder,
  name: string,
  visit: Visit,
): Promise<HostPlace | null> {
  for (const other of otherNames(name, process.platform)) {
    const { local, prior } = await look(folder, other);
    if (prior === null) return { local, prior };
    if (folder.received.has(identity(prior))) continue;
    const isFolderAgain = visit.entry.kind === "directory" && prior.isDirectory();
    if (run.journal.isResumed && isFolderAgain) return { local, prior };
    if (await isCopied(run, folder, visit, { local, prior })) return null;
  }
  throw new VaultError({ kind: "local-exists", path: join(folder.path, name) });
}

/** What is at a name, once nothing that could be the same name is being written. */
async function look(folder: HostFolder, name: string): Promise<HostPlace> {
  const local = join(folder.path, name);
  if (!isHostName(name, process.platform)) {
    throw new VaultError({ kind: "local-name-refused", path: `${folder.path}/${name}` });
  }
  const folded = name.normalize("NFKD").toUpperCase().toLowerCase();
  if (folder.given.has(folded)) await folder.pool.settle();
  folder.given.add(folded);
  return { local, prior: await localNode(local) };
}

function comingOf({ entry }: Visit): ConflictSide {
  return { kind: entry.kind, size: entry.size, modifiedMs: entry.modifiedMs };
}

/** @throws VaultError `local-exists` for a device and the like: replacing `/dev/null` would be a surprise */
async function presentOf(prior: BigIntStats, local: string): Promise<ConflictSide> {
  const modifiedMs = modifiedMsOf(prior);
  if (prior.isFile()) return { kind: "file", size: Number(prior.size), modifiedMs };
  if (prior.isDirectory()) return { kind: "directory", size: null, modifiedMs };
  const end = prior.isSymbolicLink() ? await stat(local).catch(() => null) : undefined;
  const isUsual = end === null || end?.isFile() === true || end?.isDirectory() === true;
  if (isUsual) return { kind: "symlink", size: null, modifiedMs };
  throw new VaultError({ kind: "local-exists", path: local });
}

/** True if the copy that is gone on with has brought it here: by what it remembers, else by the content. */
async function isCopied(
  run: TransferRun,
  folder: HostFolder,
  { path, entry }: Visit,
  { local, prior }: { readonly local: string; readonly prior: BigIntStats },
): Promise<boolean> {
  if (!run.journal.isResumed) return false;
  const { kind, size, modifiedMs } = entry;
  const isAlike =
    kind === "file" ? prior.isFile() && Number(prior.size) === size : prior.isSymbolicLink();
  if (!isAlike || kind === "directory") return false;
  const done = {
    direction: "out",
    source: path,
    target: local,
    size: size ?? 0,
    modifiedMs,
  } as const;
  const isSame = run.journal.has(done) || (await isEqual(run, path, entry.kind, local));
  if (isSame) folder.received.add(identity(prior));
  return isSame;
}

async function isEqual(
  run: TransferRun,
  path: string,
  kind: "file" | "directory" | "symlink",
  local: string,
): Promise<boolean> {
  if (kind === "symlink") {
    return (await run.vault.readLink(path)) === (await onHost(local, () => readlink(local)));
  }
  return sameContent(await vaultNode(run.vault, path), await hostTree(local), {
    onBytes: () => run.gate.pass(),
  });
}
