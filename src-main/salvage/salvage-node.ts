/** Exports what one node holds: a file, a link, or everything that lies in a node that is a folder. */

import { salvageText } from "../../src-shared/text/salvage-text.ts";
import { LONG_NAME_FILE } from "../format/long-name.ts";
import { attempt } from "../health/attempt.ts";
import type { Storage } from "../storage/storage.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";
import { exportFile, type Item, reportLost } from "./export-file.ts";
import { exportLink } from "./export-link.ts";
import { lostPath, placeFor, type SalvageDirectory } from "./place-for.ts";
import type { SalvageNode } from "./read-names.ts";
import type { DamageReason } from "./salvage-event.ts";
import type { SalvageRun } from "./salvage-run.ts";

/** A node and the directory in which it was found. */
export interface FoundNode {
  readonly at: SalvageDirectory;
  readonly node: SalvageNode;
  /** Of the node among those of its directory that have no name. */
  readonly number: number;
}

/** A node that stands for a directory, and by accident perhaps for something else besides. */
export interface DirectoryNode {
  readonly idPath: string;
  /** To be called once the directory has got its name. */
  readonly salvageRest: () => Promise<unknown>;
}

/** @returns what stands for a directory, which is left to the caller */
export async function salvageNode(
  run: SalvageRun,
  found: FoundNode,
): Promise<DirectoryNode | null> {
  const { node } = found;
  const nodePath = pathOf(found);
  if (node.isPlaceholder) await lost(run, found, "not-downloaded");
  else if (node.kind === "directory") return salvageFolder(run, found);
  else if (node.kind === "file") await salvageFile(run, found, nodePath, node.isUncertain);
  // A link of the host where a node should be is never followed.
  else if (node.name !== null) await lost(run, found, "broken-node");
  return null;
}

function pathOf({ at, node }: FoundNode): string {
  return `${at.contentPath}/${node.nodeName}`;
}

function itemOf(run: SalvageRun, found: FoundNode, dataPath: string, ownName: string): Item {
  const { at, node } = found;
  return {
    dataPath,
    place: () => placeFor(run, at, node, ownName),
    lostPath: lostPath(at, node),
  };
}

async function salvageFile(
  run: SalvageRun,
  found: FoundNode,
  path: string,
  isUncertain: boolean,
): Promise<boolean> {
  const item = itemOf(run, found, path, salvageText.file(found.number));
  return exportFile(run, item, isUncertain);
}

async function salvageFolder(run: SalvageRun, found: FoundNode): Promise<DirectoryNode | null> {
  const { node } = found;
  const nodePath = pathOf(found);
  const listed = await attempt(() => filesIn(run.engine.storage, nodePath));
  if (!("value" in listed)) {
    if (!node.isUncertain) await lost(run, found, "permission-denied");
    return null;
  }
  const names = listed.value;
  const rest = names.filter((name) => name !== DIRECTORY_FILE && name !== LONG_NAME_FILE);
  const salvageRest = async (): Promise<boolean> => {
    let isKnown = false;
    for (const name of rest) if (await salvageInner(run, found, name)) isKnown = true;
    return isKnown;
  };
  if (names.includes(DIRECTORY_FILE)) {
    return { idPath: `${nodePath}/${DIRECTORY_FILE}`, salvageRest };
  }
  const isKnown = await salvageRest();
  if (!isKnown && !node.isUncertain) await lost(run, found, whyEmpty(names));
  return null;
}

/** @returns false if the file is of another program */
async function salvageInner(run: SalvageRun, found: FoundNode, file: string): Promise<boolean> {
  const { node, number } = found;
  const path = `${pathOf(found)}/${file}`;
  if (file === LINK_FILE && !node.isUncertain) {
    await exportLink(run, itemOf(run, found, path, salvageText.symlink(number)));
    return true;
  }
  return salvageFile(run, found, path, node.isUncertain || file !== CONTENTS_FILE);
}

async function filesIn(storage: Storage, nodePath: string): Promise<readonly string[]> {
  const entries = await storage.list(nodePath);
  return entries.flatMap(({ name, kind }) => (kind === "file" ? [name] : [])).sort();
}

/** iCloud leaves `.contents.c9r.icloud` where `contents.c9r` was before it made room. */
function whyEmpty(files: readonly string[]): DamageReason {
  return files.some((file) => /^\..+\.icloud$/.test(file)) ? "not-downloaded" : "broken-node";
}

async function lost(run: SalvageRun, found: FoundNode, reason: DamageReason): Promise<void> {
  const { at, node } = found;
  await reportLost(run, { lostPath: lostPath(at, node), dataPath: pathOf(found) }, reason, []);
  await run.progress({ files: 1 });
}
