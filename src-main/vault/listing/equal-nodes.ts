/**
 * Conflict copies that hold nothing of their own: a directory node with the
 * same id as the one beside it, a link with the same target. Showing them would
 * show one directory twice (docs/vault-format.md §12).
 */

import { MAX_DIRECTORY_ID } from "../../format/directory-id.ts";
import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import { type Node, nodeAt } from "../node.ts";
import { isSameContent } from "../same-content.ts";
import { forOneNode } from "./for-one-node.ts";
import type { ProperNode, Stray } from "./node-reading.ts";
import { strayNode } from "./stray-node.ts";

/** Bytes of ciphertext beyond which a link holds more than a target. */
const MOST_LINK = 65_536;

/** Tells the strays that have to be shown from those that are `equal` to what they are copies of. */
export async function leaveOutEqual(
  engine: Engine,
  directory: Directory,
  proper: readonly ProperNode[],
  all: readonly Stray[],
): Promise<{ readonly strays: readonly Stray[]; readonly equal: readonly Stray[] }> {
  const holders = new Map<string, ProperNode | Stray>();
  for (const node of [...proper, ...all]) holders.set(node.name, node);
  const strays: Stray[] = [];
  const equal: Stray[] = [];
  for (const stray of all) {
    const holder = holders.get(stray.original);
    const isEqual =
      holder !== undefined &&
      holder.nodeName !== stray.nodeName &&
      (await forOneNode(false, () => isEqualNode(engine, directory, stray, holder)));
    (isEqual ? equal : strays).push(stray);
  }
  return { strays, equal };
}

async function isEqualNode(
  engine: Engine,
  directory: Directory,
  a: Stray,
  b: ProperNode | Stray,
): Promise<boolean> {
  const look = (node: ProperNode | Stray): Promise<Node | null> =>
    node.kind === "odd"
      ? strayNode(engine, directory, node)
      : nodeAt(engine, `${directory.contentPath}/${node.nodeName}`, node.isShortened);
  const [nodeA, nodeB] = [await look(a), await look(b)];
  return nodeA !== null && nodeB !== null && isSamePointer(engine, nodeA, nodeB);
}

/** True for two nodes of the same directory, or two links with the same target. */
export async function isSamePointer(engine: Engine, a: Node, b: Node): Promise<boolean> {
  if (a.kind === "directory" && b.kind === "directory") {
    return isSameId(engine, a.dataPath, b.dataPath);
  }
  if (a.kind === "symlink" && b.kind === "symlink") {
    return isSameContent(engine, [a.dataPath, b.dataPath], MOST_LINK);
  }
  return false;
}

/** Empty files are no ids: half-synced nodes are not equal to each other. */
async function isSameId({ storage }: Engine, a: string, b: string): Promise<boolean> {
  const [idA, idB] = [
    await storage.read(a, MAX_DIRECTORY_ID + 1),
    await storage.read(b, MAX_DIRECTORY_ID + 1),
  ];
  return idA.length > 0 && Buffer.compare(idA, idB) === 0;
}
