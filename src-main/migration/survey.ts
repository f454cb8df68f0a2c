/**
 * Looks at a vault of format 5 or 6 before anything is renamed: how many names
 * there are, how long they become, and whether all of it has been downloaded.
 */

import { pathError } from "../base/vault-error.ts";
import { LEGACY_LONG_NAME_FOLDER } from "../format/legacy-name.ts";
import type { Storage } from "../storage/storage.ts";
import { CONTENT_FOLDER, contentDirectories } from "../vault/content-directories.ts";
import { hasLongNames } from "./long-names.ts";
import { newNode } from "./new-node.ts";
import { oldNodes } from "./old-nodes.ts";

/** A length and whose it is: a path of today, relative to the vault folder. */
export interface Longest {
  readonly characters: number;
  readonly oldPath: string;
}

export interface Survey {
  readonly totalNames: number;
  /** Of a name in a content directory, after the upgrade and now. */
  readonly longestName: Longest;
  readonly longestNameNow: number;
  /** Of a path from the vault folder on, after the upgrade and now. */
  readonly longestPath: Longest;
  readonly longestPathNow: number;
}

/** @throws VaultError `not-downloaded` */
export async function surveyNames(storage: Storage): Promise<Survey> {
  await refusePlaceholders(storage, CONTENT_FOLDER, 2);
  if (await hasLongNames(storage)) await refusePlaceholders(storage, LEGACY_LONG_NAME_FOLDER, 2);
  let survey: Survey = {
    totalNames: 0,
    longestName: { characters: 0, oldPath: "" },
    longestNameNow: 0,
    longestPath: { characters: 0, oldPath: "" },
    longestPathNow: 0,
  };
  for await (const folder of contentDirectories(storage)) {
    survey = await surveyFolder(storage, folder, survey);
  }
  return survey;
}

async function surveyFolder(storage: Storage, folder: string, before: Survey): Promise<Survey> {
  const names = (await storage.list(folder)).map((entry) => entry.name);
  let { totalNames, longestName, longestNameNow, longestPath, longestPathNow } = before;
  for (const name of names) {
    longestNameNow = Math.max(longestNameNow, name.length);
    longestPathNow = Math.max(longestPathNow, folder.length + 1 + name.length);
  }
  for await (const { oldName, name } of oldNodes(storage, names)) {
    if (name === null) continue;
    totalNames += 1;
    const { nodeName, innerName } = newNode(name, 0);
    const oldPath = `${folder}/${oldName}`;
    const inner = innerName === null ? 0 : 1 + innerName.length;
    const pathLength = folder.length + 1 + nodeName.length + inner;
    longestName = longer(longestName, nodeName.length, oldPath);
    longestPath = longer(longestPath, pathLength, oldPath);
  }
  return { totalNames, longestName, longestNameNow, longestPath, longestPathNow };
}

function longer(longest: Longest, characters: number, oldPath: string): Longest {
  return characters > longest.characters ? { characters, oldPath } : longest;
}

/** @param depth - how many levels of folders are looked into below `folder` */
async function refusePlaceholders(storage: Storage, folder: string, depth: number): Promise<void> {
  for (const { name, kind } of await storage.list(folder)) {
    const path = `${folder}/${name}`;
    if (name.endsWith(".icloud")) throw pathError("not-downloaded", path);
    if (kind === "directory" && depth > 0) await refusePlaceholders(storage, path, depth - 1);
  }
}
