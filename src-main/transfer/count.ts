/** How much there is to copy, and whether there is room for it: found out before anything is copied. */

import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ConflictRule } from "../../src-shared/model/transfer.ts";
import { VaultError } from "../base/vault-error.ts";
import { codeOf } from "../storage/disk-error.ts";
import { localFailure } from "../storage/local-failure.ts";
import type { Vault } from "../vault/vault.ts";
import type { Gate } from "./gate.ts";
import type { ImportSource } from "./import-tree.ts";
import { type LocalName, localNames } from "./local-names.ts";
import { localNode } from "./local-node.ts";
import { modifiedMsOf } from "./local-time.ts";
import type { Totals } from "./transfer-run.ts";
import { childPath, tidyPath } from "./vault-path.ts";
import { sortedEntries, type Visit } from "./walk.ts";

export interface Count extends Totals {
  /** Bytes that are certainly written, going by the rule for names that are taken. */
  readonly neededBytes: number;
}

export interface CountOptions {
  readonly gate: Gate;
  /** `null` if the user is asked, so that nobody knows what will be written of that. */
  readonly rule: ConflictRule | null;
}

interface Side {
  /** Bytes. */
  readonly size: number;
  readonly modifiedMs: number;
}

/** A file that is to be copied, and what is where it goes. */
interface Counted {
  readonly coming: Side;
  readonly present: Side | null;
}

/** How much a file or tree of the host holds; what cannot be looked at counts nothing. */
export async function localTotals(local: string): Promise<Totals> {
  const gate = { pass: () => Promise.resolve() };
  const { totalFiles, totalBytes } = await sum(comingIn(null, local, null), { gate, rule: null });
  return { totalFiles, totalBytes };
}

/** How much a file or tree of a vault holds. */
export async function vaultTotals(vault: Vault, path: string): Promise<Totals> {
  const gate = { pass: () => Promise.resolve() };
  const visit = { path, entry: await vault.stat(path) };
  const { totalFiles, totalBytes } = await sum(goingOut(vault, visit, null), { gate, rule: null });
  return { totalFiles, totalBytes };
}

export function countImport(
  vault: Vault,
  sources: readonly ImportSource[],
  folder: string,
  options: CountOptions,
): Promise<Count> {
  async function* all(): AsyncGenerator<Counted> {
    for (const { local, isEntriesOnly } of sources) {
      const isWhole = isEntriesOnly && (await localNode(local))?.isDirectory() === true;
      const name = basename(local).normalize("NFC");
      const path = isWhole ? tidyPath(folder) : childPath(tidyPath(folder), name);
      yield* comingIn(vault, local, await visitAt(vault, path));
    }
  }
  return sum(all(), options);
}

export function countExport(
  vault: Vault,
  paths: readonly string[],
  folder: string,
  options: CountOptions,
): Promise<Count> {
  async function* all(): AsyncGenerator<Counted> {
    for (const path of paths.map(tidyPath)) {
      const visit = await visitAt(vault, path);
      if (visit !== null) yield* goingOut(vault, visit, join(folder, visit.entry.name));
    }
  }
  return sum(all(), options);
}

/** Room that a file takes beyond its bytes: header, tags, and a share of blocks and names. */
const extraShare = 1 / 512;
const extraBytes = 1024;

/** @throws VaultError `no-space` */
export async function assertRoomInVault(vault: Vault, count: Count): Promise<void> {
  const { freeBytes, totalBytes } = await vault.space();
  if (!hasRoom(count, freeBytes, totalBytes)) throw new VaultError({ kind: "no-space", path: "" });
}

/** @throws VaultError `local-no-space` */
export async function assertRoomAt(folder: string, count: Count): Promise<void> {
  const { bavail, blocks, bsize } = await statfsAbove(folder);
  if (hasRoom(count, bavail * bsize, blocks * bsize)) return;
  throw new VaultError({ kind: "local-no-space", path: folder });
}

/** Some disks of the net do not tell how large they are: nothing is refused there. */
function hasRoom({ neededBytes, totalFiles }: Count, free: number, total: number): boolean {
  if (total === 0 || neededBytes === 0) return true;
  return neededBytes * (1 + extraShare) + Math.min(totalFiles * extraBytes, neededBytes) <= free;
}

/** Of the folder, or of the nearest one above it that is there. */
async function statfsAbove(folder: string): Promise<StatsFs> {
  try {
    return await statfs(folder);
  } catch (error) {
    const above = dirname(folder);
    if (codeOf(error) !== "ENOENT" || above === folder) throw localFailure(error, folder);
    return statfsAbove(above);
  }
}

async function sum(files: AsyncIterable<Counted>, { gate, rule }: CountOptions): Promise<Count> {
  let totalFiles = 0;
  let totalBytes = 0;
  let neededBytes = 0;
  for await (const file of files) {
    await gate.pass();
    totalFiles += 1;
    totalBytes += file.coming.size;
    neededBytes += needed(file, rule);
  }
  return { totalFiles, totalBytes, neededBytes };
}

function needed({ coming, present }: Counted, rule: ConflictRule | null): number {
  if (present === null || rule === "keep-both") return coming.size;
  const isReplaced =
    rule === "replace" || (rule === "newer" && coming.modifiedMs > present.modifiedMs);
  return isReplaced ? Math.max(0, coming.size - present.size) : 0;
}

/** @param there - what is in the vault where it goes; null if nothing */
async function* comingIn(
  vault: Vault | null,
  local: string,
  there: Visit | null,
): AsyncGenerator<Counted> {
  const node = await localNode(local).catch(() => null);
  if (node?.isFile() === true) {
    yield {
      coming: { size: Number(node.size), modifiedMs: modifiedMsOf(node) },
      present: sideOf(there),
    };
  }
  if (node?.isDirectory() !== true) return;
  const isFolder = vault !== null && there?.entry.kind === "directory";
  const inside = isFolder ? await sortedEntries(vault, there.path).catch(() => []) : [];
  const present = new Map(inside.map((visit) => [visit.entry.name, visit]));
  for (const { name } of await localNames(local).catch((): LocalName[] => [])) {
    if (name === null) continue;
    yield* comingIn(vault, join(local, name), present.get(name.normalize("NFC")) ?? null);
  }
}

/** @param local - where it goes; null if nobody wants to know what is there */
async function* goingOut(
  vault: Vault,
  { path, entry }: Visit,
  local: string | null,
): AsyncGenerator<Counted> {
  if (entry.kind === "file") {
    const coming = { size: entry.size ?? 0, modifiedMs: entry.modifiedMs };
    const node = local === null ? null : await localNode(local).catch(() => null);
    const present =
      node === null ? null : { size: Number(node.size), modifiedMs: modifiedMsOf(node) };
    yield { coming, present };
  }
  if (entry.kind !== "directory" || entry.failure !== undefined) return;
  const isThere = local !== null && (await localNode(local).catch(() => null))?.isDirectory();
  for (const child of await sortedEntries(vault, path).catch(() => [])) {
    yield* goingOut(vault, child, isThere === true ? join(local, child.entry.name) : null);
  }
}

function sideOf(there: Visit | null): Side | null {
  return there && { size: there.entry.size ?? 0, modifiedMs: there.entry.modifiedMs };
}

async function visitAt(vault: Vault, path: string): Promise<Visit | null> {
  const entry = await vault.stat(path).catch(() => null);
  return entry && { path, entry };
}
