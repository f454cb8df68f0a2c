/**
 * Conflict copies inside of a node.
 *
 * A node that is a folder is merged by sync clients, and of a file in it that
 * two machines wrote they keep both:
 *
 *     H.c9s/contents (1).c9r       another version of a file with a long name
 *     X.c9r/dir (1).c9r            another directory of the same name
 *     X.c9r/symlink (1).c9r        another link of the same name
 *
 * No other client shows them. Here they are odd nodes of the directory, whose
 * only file lies loose in the folder of another node.
 */

import { inParallel } from "../../base/in-parallel.ts";
import { isFailure } from "../../base/vault-error.ts";
import { takeApart } from "../../format/conflict-name.ts";
import { NODE_SUFFIX } from "../../format/file-name.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../node.ts";
import { forOneNode } from "./for-one-node.ts";
import type { LooseKind, OddNode, ProperNode } from "./node-reading.ts";

/** How many folders are looked into at once. */
const PARALLEL = 16;

type NamedNode = ProperNode | OddNode;

/** @param folders - those nodes of the directory that are folders, be they copies themselves */
export async function copiesInside(
  engine: Engine,
  directory: Directory,
  folders: readonly NamedNode[],
): Promise<readonly OddNode[]> {
  const found: OddNode[] = [];
  await inParallel(folders, PARALLEL, async (node) => {
    found.push(...(await forOneNode([], () => copiesIn(engine, directory, node))));
  });
  return found;
}

async function copiesIn(
  engine: Engine,
  directory: Directory,
  node: NamedNode,
): Promise<readonly OddNode[]> {
  const path = `${directory.contentPath}/${node.nodeName}`;
  const stat = await engine.storage.find(path);
  if (stat?.kind !== "directory" || engine.plainFolders.has(path, stat)) return [];
  const copies = (await namesIn(engine.storage, path)).flatMap((name) => readInside(node, name));
  if (copies.length === 0) engine.plainFolders.add(path, stat);
  return copies;
}

/**
 * True if the folder of a copy holds more than what the copy is known to be: a copy of its file, or another
 * file of a node. That has to come out, or be repaired, before the folder goes.
 *
 * @param dataPath - of the file that makes it what it is
 */
export async function holdsMore({ storage }: Engine, dataPath: string): Promise<boolean> {
  const at = dataPath.lastIndexOf("/");
  const known = dataPath.slice(at + 1);
  const names = await namesIn(storage, dataPath.slice(0, at));
  return names.some((name) => name !== known && name.includes(NODE_SUFFIX));
}

/** True if something else goes with a node when its folder goes. */
export async function hasCopiesInside(
  { storage }: Engine,
  nodePath: string,
  isShortened: boolean,
): Promise<boolean> {
  try {
    return (await namesIn(storage, nodePath)).some((name) => readLoose(name, isShortened) !== null);
  } catch (error) {
    // Removed or replaced since it was found to be there.
    if (isFailure(error, "not-found") || isFailure(error, "is-not-a-directory")) return false;
    throw error;
  }
}

async function namesIn(storage: Storage, folder: string): Promise<readonly string[]> {
  return (await storage.list(folder)).map(({ name }) => name);
}

function readInside(node: NamedNode, fileName: string): readonly OddNode[] {
  const loose = readLoose(fileName, node.isShortened);
  if (loose === null) return [];
  const isOdd = node.kind === "odd";
  return [
    {
      ...loose,
      kind: "odd",
      original: isOdd ? node.original : node.name,
      added: isOdd ? node.added + loose.added : loose.added,
      nodeName: `${node.nodeName}/${fileName}`,
      isShortened: false,
    },
  ];
}

const kinds: readonly (readonly [fileName: string, kind: LooseKind])[] = [
  [DIRECTORY_FILE, "directory"],
  [LINK_FILE, "symlink"],
  [CONTENTS_FILE, "file"],
];

/** @returns `null` for the files that belong into a node, and for those of other programs */
function readLoose(
  fileName: string,
  isShortened: boolean,
): Pick<OddNode, "form" | "added" | "loose"> | null {
  const odd = takeApart(fileName, NODE_SUFFIX);
  if (odd === null || odd.form === "placeholder") return null;
  for (const [name, loose] of kinds) {
    const base = name.slice(0, -NODE_SUFFIX.length);
    const added = odd.stem.slice(base.length) + odd.tail;
    const isCopy = odd.stem.startsWith(base) && /^[^A-Za-z0-9]/.test(added);
    if (isCopy && (loose !== "file" || isShortened)) return { form: odd.form, added, loose };
  }
  return null;
}
