/**
 * Exports one directory and everything below it.
 *
 * Whatever goes wrong with one entry is reported and does not end the rest.
 * Every content directory is entered once, so a reused directory id cannot
 * make the walk endless.
 */

import { inParallel } from "../base/in-parallel.ts";
import { contentDirectory, MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import { attempt, valueOrNull } from "../health/attempt.ts";
import { reportName, reportUnsaved } from "./export-file.ts";
import {
  lostPath,
  makeAt,
  placeFor,
  type SalvageDirectory,
  type SalvagePlace,
} from "./place-for.ts";
import { readNodes, type SalvageNode } from "./read-names.ts";
import type { DamageReason } from "./salvage-event.ts";
import { type DirectoryNode, salvageNode } from "./salvage-node.ts";
import type { SalvageRun } from "./salvage-run.ts";

/** How many files are exported at once. */
const PARALLEL = 4;

export async function salvageDirectory(run: SalvageRun, at: SalvageDirectory): Promise<void> {
  const { storage } = run.engine;
  const { contentPath, id } = at;
  run.visited.add(contentPath);
  const entries = await attempt(() => storage.list(contentPath));
  if (!("value" in entries)) {
    const reason = entries.problem === "gone" ? "broken-node" : "permission-denied";
    return reportDirectory(run, at.path === "" ? "/" : at.path, contentPath, reason, at.folder);
  }
  const nodes = await readNodes(run, id === null ? null : { id, contentPath }, entries.value);
  const named = nodes.findIndex(({ name }) => name === null);
  const directories = new Map<SalvageNode, DirectoryNode>();
  await inParallel(nodes.entries(), PARALLEL, async ([index, node]) => {
    run.throwIfStopped();
    const directory = await salvageNode(run, { at, node, number: index - named + 1 });
    if (directory !== null) directories.set(node, directory);
  });
  // In the order of the nodes, so that of two with one id it is always the same one that counts.
  for (const node of nodes) {
    const directory = directories.get(node);
    if (directory === undefined) continue;
    await salvageChild(run, at, node, directory.idPath);
    await directory.salvageRest();
  }
  await copyTime(run, at);
}

async function copyTime(run: SalvageRun, at: SalvageDirectory): Promise<void> {
  const stat = await valueOrNull(() => run.engine.storage.stat(at.contentPath));
  if (stat === null) return;
  await run.target
    .setModified(at.folder, stat.modifiedMs)
    .catch((error: unknown) => reportUnsaved(run, at.path, error));
}

async function salvageChild(
  run: SalvageRun,
  at: SalvageDirectory,
  node: SalvageNode,
  idPath: string,
): Promise<void> {
  const { engine } = run;
  const bytes = await valueOrNull(() => engine.storage.read(idPath, MAX_DIRECTORY_ID + 1));
  const id = bytes && parseDirectoryId(bytes);
  if (id === null) {
    if (node.isUncertain) return;
    return reportDirectory(run, lostPath(at, node), idPath, "broken-node", null);
  }
  const contentPath = contentDirectory(engine.key, id);
  // What has no name and leads nowhere is no directory of this vault.
  if (node.name === null && (await valueOrNull(() => engine.storage.stat(contentPath))) === null) {
    return;
  }
  const place = await placeFor(run, at, node, id);
  if (run.visited.has(contentPath)) {
    if (!node.isOdd) await reportDirectory(run, place.path, idPath, "broken-node", null);
    return;
  }
  const isLost = node.name === null;
  await enterChild(run, { id, contentPath, isLost }, place);
}

async function enterChild(
  run: SalvageRun,
  directory: Pick<SalvageDirectory, "id" | "contentPath" | "isLost">,
  place: SalvagePlace,
): Promise<void> {
  const folder = await makeAt(place, (parent, name) => run.target.makeFolder(parent, name)).catch(
    (error: unknown) => reportUnsaved(run, place.path, error),
  );
  if (folder === undefined) return;
  run.tally.directories += 1;
  await reportName(run, place, folder);
  await salvageDirectory(run, { ...directory, path: place.path, folder });
}

async function reportDirectory(
  run: SalvageRun,
  path: string,
  ciphertextPath: string,
  reason: DamageReason,
  savedAs: string | null,
): Promise<void> {
  const damage = { path, ciphertextPath, reason, holes: [], savedAs } as const;
  await run.report({ kind: "damaged", type: "directory", ...damage });
}
