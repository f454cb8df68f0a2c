/**
 * Compares a file or folder of a vault with one of this computer, by content:
 * for people who have moved a backup in and want to know before they delete
 * the original. Nothing is written on either side.
 *
 * Files are compared byte by byte, and every byte of the vault is authenticated;
 * links by their targets; folders by what is in them. Times do not matter.
 */

import { inParallel } from "../base/in-parallel.ts";
import { isFailure, VaultError } from "../base/vault-error.ts";
import type { NamedNode, TreeNode } from "../storage/tree-node.ts";
import { sameContent } from "./same-content.ts";

/**
 * - `missing`: not in the vault; of a folder, with everything in it
 * - `extra`: in the vault only; of a folder, with everything in it
 * - `differs`: in content, target or kind
 * - `unreadable`: on one side or the other, so nobody can say
 */
export interface Difference {
  /** In the vault, NFC. */
  readonly path: string;
  readonly kind: "missing" | "extra" | "differs" | "unreadable";
}

export interface CompareOptions {
  readonly signal?: AbortSignal;
  /** Called with what has been compared since the last call, and awaited. */
  readonly onProgress?: (done: {
    readonly files: number;
    readonly bytes: number;
  }) => Promise<void> | void;
}

/** Entries of a folder that are compared at once, and those after which differences are told. */
const PARALLEL = 4;
const BATCH = 64;

/**
 * @param path - of `inVault`, for the differences
 * @throws VaultError what concerns more than one entry: `locked`, `not-reachable`
 */
export async function* compareTrees(
  inVault: TreeNode,
  local: TreeNode,
  path: string,
  options: CompareOptions = {},
): AsyncGenerator<Difference> {
  const difference = await compareNodes(inVault, local, options);
  if (difference !== null) yield { path, kind: difference };
  else if (inVault.kind === "directory") yield* compareFolders(inVault, local, path, options);
}

/** Directories count as equal here: what is in them is compared apart. */
async function compareNodes(
  inVault: TreeNode,
  local: TreeNode,
  options: CompareOptions,
): Promise<Difference["kind"] | null> {
  options.signal?.throwIfAborted();
  if (inVault.kind !== local.kind || inVault.kind === "other") return "differs";
  if (inVault.kind === "directory") return null;
  const result = await orUnreadable(() =>
    inVault.kind === "symlink" ? sameTarget(inVault, local) : sameFile(inVault, local, options),
  );
  await options.onProgress?.({ files: 1, bytes: 0 });
  if (result === "unreadable") return result;
  return result ? null : "differs";
}

async function sameTarget(inVault: TreeNode, local: TreeNode): Promise<boolean> {
  return (await inVault.target()) === (await local.target());
}

async function sameFile(
  inVault: TreeNode,
  local: TreeNode,
  { signal, onProgress }: CompareOptions,
): Promise<boolean> {
  // The size in the vault has not been authenticated, but that it is another one is certain.
  if (inVault.size !== null && inVault.size !== local.size) return false;
  return sameContent(inVault, local, {
    onBytes: (bytes) => onProgress?.({ files: 0, bytes }),
    ...(signal ? { signal } : {}),
  });
}

async function* compareFolders(
  inVault: TreeNode,
  local: TreeNode,
  path: string,
  options: CompareOptions,
): AsyncGenerator<Difference> {
  const lists = await orUnreadable(async () => [await inVault.children(), await local.children()]);
  if (lists === "unreadable") {
    yield { path, kind: "unreadable" };
    return;
  }
  const [vaultChildren = [], localChildren = []] = lists;
  const pairs = pairUp(vaultChildren, localChildren);
  for (let start = 0; start < pairs.length; start += BATCH) {
    yield* compareBatch(pairs.slice(start, start + BATCH), path === "/" ? "" : path, options);
  }
}

async function* compareBatch(
  pairs: readonly Pair[],
  folder: string,
  options: CompareOptions,
): AsyncGenerator<Difference> {
  const kinds = new Map<Pair, Difference["kind"]>();
  await inParallel(pairs, PARALLEL, async (pair) => {
    const kind = await comparePair(pair, options);
    if (kind !== null) kinds.set(pair, kind);
  });
  for (const pair of pairs) {
    const path = `${folder}/${pair.name}`;
    const kind = kinds.get(pair);
    if (kind !== undefined) yield { path, kind };
    else if (pair.inVault?.kind === "directory" && pair.local !== null) {
      yield* compareFolders(pair.inVault, pair.local, path, options);
    }
  }
}

/** What the two sides have under one name. */
interface Pair {
  readonly name: string;
  readonly inVault: TreeNode | null;
  readonly local: TreeNode | null;
}

async function comparePair(
  { inVault, local }: Pair,
  options: CompareOptions,
): Promise<Difference["kind"] | null> {
  if (inVault === null) return "missing";
  if (local === null) return "extra";
  return compareNodes(inVault, local, options);
}

/**
 * In the order of the names. Two names of this computer may be one in the vault, which tells no
 * normal forms apart: only one of them can be there.
 */
function pairUp(inVault: readonly NamedNode[], local: readonly NamedNode[]): readonly Pair[] {
  const others = new Map(inVault.map(({ name, node }) => [name, node]));
  const pairs: Pair[] = [];
  for (const { name, node } of local) {
    pairs.push({ name, inVault: others.get(name) ?? null, local: node });
    others.delete(name);
  }
  for (const [name, node] of others) pairs.push({ name, inVault: node, local: null });
  return pairs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function orUnreadable<T>(work: () => Promise<T>): Promise<T | "unreadable"> {
  try {
    return await work();
  } catch (error) {
    if (isOfOneEntry(error)) return "unreadable";
    throw error;
  }
}

const ofAll = ["locked", "not-reachable", "cancelled", "unexpected"] as const;

/** A failure of one entry, or an error of the system that nobody tells apart (`EIO`). */
function isOfOneEntry(error: unknown): boolean {
  if (error instanceof VaultError) return !ofAll.some((kind) => isFailure(error, kind));
  return error instanceof Error && "syscall" in error;
}
