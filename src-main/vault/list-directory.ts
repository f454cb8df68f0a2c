/**
 * Lists a directory: reads the names of its nodes and looks at each of them.
 * Nothing that one entry holds can end the listing of the others.
 *
 * A listing is also when conflict copies are resolved, as in the official
 * client: in a writable vault only. Source: docs/vault-format.md §7, §12.
 */

import { inParallel } from "../base/in-parallel.ts";
import { pause } from "../base/pause.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { entryOf, wholeFileEntry } from "./entry.ts";
import { tellOfNode } from "./events/tell-failure.ts";
import type { ProperNode } from "./listing/node-reading.ts";
import { settleDirectory } from "./listing/settle-directory.ts";
import { strayNode } from "./listing/stray-node.ts";
import { type Node, nodeAt } from "./node.ts";
import { resolveDirectory } from "./resolve.ts";
import type { Entry } from "./vault.ts";
import { formatPath, type Segments } from "./vault-path.ts";

/** How many nodes are looked at at once. */
const PARALLEL = 16;

/** Nodes that are looked at before others get a turn, should the disk answer at once. */
const NODES_AT_ONCE = 250;

/** @throws VaultError `not-found`, `is-not-a-directory`, `broken-node` */
export async function listDirectory(engine: Engine, segments: Segments): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for await (const entries of listInParts(engine, segments)) all.push(...entries);
  return all;
}

/** The same, some entries at a time: nothing has to hold those of a whole directory. */
export async function* listInParts(
  engine: Engine,
  segments: Segments,
): AsyncGenerator<readonly Entry[], void, void> {
  const directory = await resolveDirectory(engine, segments);
  const survey = await settleDirectory(engine, directory, segments);
  let entries: Entry[] = [];

  async function add(name: string, nodeName: string, node: Node | null): Promise<void> {
    if (node === null) return;
    const path = formatPath([...segments, name]);
    const entry = await entryOf(engine, directory, name, node, path);
    if (entry.failure) {
      const nodePath = `${directory.contentPath}/${nodeName}`;
      // What others removed while we looked is not broken.
      if ((await engine.storage.find(nodePath)) === null) return;
      tellOfNode(engine, entry.failure, nodePath);
    }
    entries.push(entry);
  }

  for (let first = 0; first < survey.proper.length; first += NODES_AT_ONCE) {
    if (first > 0) await pause();
    const nodes = survey.proper.slice(first, first + NODES_AT_ONCE);
    const others = await addPlainFiles(engine, directory, nodes, entries);
    await inParallel(others, PARALLEL, async ({ name, nodeName, isShortened }) => {
      const nodePath = `${directory.contentPath}/${nodeName}`;
      await add(name, nodeName, await nodeAt(engine, nodePath, isShortened));
    });
    yield entries;
    entries = [];
  }
  await inParallel(survey.strays, PARALLEL, async (stray) => {
    await add(stray.name, stray.nodeName, await strayNode(engine, directory, stray));
  });
  yield entries;
}

/**
 * Adds the entries of nodes that are nothing but a whole file, as nearly all
 * are: one look tells all of it.
 *
 * @returns the other nodes; what is gone is left out
 */
async function addPlainFiles(
  engine: Engine,
  { contentPath }: Directory,
  nodes: readonly ProperNode[],
  entries: Entry[],
): Promise<readonly ProperNode[]> {
  const names = nodes.map(({ nodeName }) => nodeName);
  const stats = await engine.storage.findInside(contentPath, names);
  return nodes.filter((node, index) => {
    const stat = stats[index] ?? null;
    if (stat === null) return false;
    if (stat.kind !== "file" || node.isShortened) return true;
    const entry = wholeFileEntry(engine, node.name, stat);
    if (entry !== null) entries.push(entry);
    return entry === null;
  });
}
