/** Under which name something comes into a folder of the vault. */

import { readlink } from "node:fs/promises";
import type { ConflictSide } from "../../src-shared/model/transfer.ts";
import { VaultError } from "../base/vault-error.ts";
import { sameContent } from "../compare/same-content.ts";
import { vaultNode } from "../compare/vault-node.ts";
import { hostTree } from "../storage/host-tree.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import { otherNames, verdict } from "./conflict.ts";
import type { TransferRun } from "./transfer-run.ts";
import { childPath } from "./vault-path.ts";

/** A file, folder or link of the host that wants to come in. */
export interface Coming extends ConflictSide {
  readonly local: string;
}

/** A folder of the vault that receives copies. */
export interface TargetFolder {
  readonly path: string;
  /** What was in it before. */
  readonly present: ReadonlyMap<string, Entry>;
  /** What it has received from this copy. */
  readonly received: Map<string, ConflictSide>;
}

export interface ImportPlace {
  readonly path: string;
  /** What is there, to be replaced, or to be filled if it is a folder; `null` if nothing. */
  readonly prior: Entry | null;
}

export async function openTarget(
  vault: Vault,
  path: string,
  isNew: boolean,
): Promise<TargetFolder> {
  const present = isNew ? [] : await vault.list(path);
  return {
    path,
    present: new Map(present.map((entry) => [entry.name, entry])),
    received: new Map(),
  };
}

/**
 * Finds a place, and keeps it from whatever comes after.
 *
 * @returns null if nothing is to be copied: by the rule, or because it was copied before
 * @throws VaultError `already-exists`
 */
export async function placeFor(
  run: TransferRun,
  folder: TargetFolder,
  name: string,
  coming: Coming,
): Promise<ImportPlace | null> {
  const claim = (own: string): ImportPlace => {
    folder.received.set(own, coming);
    return { path: childPath(folder.path, own), prior: folder.present.get(own) ?? null };
  };
  const received = folder.received.get(name);
  const present = received ?? folder.present.get(name);
  if (present === undefined) return claim(name);
  if (received === undefined) {
    if (coming.kind === "directory" && present.kind === "directory") return claim(name);
    if (await isCopied(run, folder, name, coming)) return null;
  }
  const conflict = {
    path: childPath(folder.path, name),
    coming: sideOf(coming),
    present: sideOf(present),
  };
  const rule = await run.decide(conflict);
  switch (verdict(rule, conflict)) {
    case "keep-both":
      return otherPlace(run, folder, name, coming, claim);
    case "skip":
      return null;
    case "replace":
      // Of two sources, neither may take the place of the other.
      if (received === undefined) return claim(name);
      throw new VaultError({ kind: "already-exists", path: conflict.path });
    case "refuse":
      throw new VaultError({ kind: "already-exists", path: conflict.path });
  }
}

function sideOf({ kind, size, modifiedMs }: ConflictSide): ConflictSide {
  return { kind, size, modifiedMs };
}

async function otherPlace(
  run: TransferRun,
  folder: TargetFolder,
  name: string,
  coming: Coming,
  claim: (name: string) => ImportPlace,
): Promise<ImportPlace | null> {
  for (const other of otherNames(name, "linux")) {
    if (folder.received.has(other)) continue;
    const present = folder.present.get(other);
    if (present === undefined) return claim(other);
    if (run.journal.isResumed && coming.kind === "directory" && present.kind === "directory") {
      return claim(other);
    }
    if (await isCopied(run, folder, other, coming)) return null;
  }
  throw new VaultError({ kind: "already-exists", path: childPath(folder.path, name) });
}

/** True if the copy that is gone on with has brought it here: by what it remembers, else by the content. */
async function isCopied(
  run: TransferRun,
  folder: TargetFolder,
  name: string,
  coming: Coming,
): Promise<boolean> {
  const present = folder.present.get(name);
  if (!run.journal.isResumed || present?.kind !== coming.kind) return false;
  if (present.failure !== undefined || present.size !== coming.size) return false;
  const path = childPath(folder.path, name);
  const { local, size, modifiedMs } = coming;
  const isKnown = run.journal.has({
    direction: "in",
    source: local,
    target: path,
    size: size ?? 0,
    modifiedMs,
  });
  const isSame = isKnown || (await isEqual(run, coming, path));
  if (isSame) folder.received.set(name, coming);
  if (isSame && !isKnown) await run.vault.setModified(path, modifiedMs);
  return isSame;
}

async function isEqual(run: TransferRun, { local, kind }: Coming, path: string): Promise<boolean> {
  if (kind === "symlink") {
    const target = await onHost(local, () => readlink(local));
    return (await run.vault.readLink(path)) === target;
  }
  return sameContent(await vaultNode(run.vault, path), await hostTree(local), {
    onBytes: () => run.gate.pass(),
  });
}
