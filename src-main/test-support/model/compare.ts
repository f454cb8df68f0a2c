/** Whether a vault and the model of one hold the same. */

import type { Entry, Vault } from "../../vault/vault.ts";
import { readFile } from "../open-test-vault.ts";
import { Disagreement } from "./disagreement.ts";
import type { ModelDirectory, ModelNode } from "./model-vault.ts";

/** How far a time may be off that a disk keeps in its own steps, in milliseconds. */
const TIME_STEP = 0.01;

export function sameBytes(got: Uint8Array, wanted: Uint8Array, what: string): void {
  if (Buffer.compare(got, wanted) === 0) return;
  throw new Disagreement(`${what}: ${got.length} bytes, not the ${wanted.length} of the model`);
}

export function sameText(got: string, wanted: string): void {
  if (got !== wanted) throw new Disagreement(`${got}, the model says ${wanted}`);
}

export function compareEntry(entry: Entry, name: string, node: ModelNode): void {
  const size = node.kind === "file" ? node.bytes.length : null;
  sameText(describe(entry), describe({ name, kind: node.kind, size }));
  const modifiedMs = node.kind === "file" ? node.modifiedMs : null;
  if (modifiedMs !== null && Math.abs(entry.modifiedMs - modifiedMs) > TIME_STEP) {
    throw new Disagreement(`${name} is of ${entry.modifiedMs}, the model says ${modifiedMs}`);
  }
}

function describe({
  name,
  kind,
  size,
  failure,
}: Pick<Entry, "name" | "kind" | "size" | "failure">): string {
  return JSON.stringify([name, kind, size, failure?.kind ?? null]);
}

export function compareList(entries: readonly Entry[], directory: ModelDirectory): void {
  const names = (list: Iterable<string>): string => JSON.stringify([...list].sort());
  sameText(names(entries.map(({ name }) => name)), names(directory.children.keys()));
  for (const entry of entries) {
    const node = directory.children.get(entry.name);
    if (node) compareEntry(entry, entry.name, node);
  }
}

/** Reads everything. Editors have to be closed. @throws Disagreement */
export async function compareVault(
  vault: Vault,
  directory: ModelDirectory,
  path = "",
): Promise<void> {
  compareList(await vault.list(path === "" ? "/" : path), directory);
  for (const [name, node] of directory.children) {
    const child = `${path}/${name}`;
    if (node.kind === "directory") await compareVault(vault, node, child);
    else if (node.kind === "symlink") sameText(await vault.readLink(child), node.target);
    else sameBytes(await readFile(vault, child), node.bytes, child);
  }
}
