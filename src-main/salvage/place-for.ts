/** Where in the target something goes. */

import { isFailure } from "../base/vault-error.ts";
import type { SalvageNode } from "./read-names.ts";
import type { SalvageRun } from "./salvage-run.ts";

/** A directory that is being exported. */
export interface SalvageDirectory {
  /** `null` if it is lost: then nothing in it has a name. */
  readonly id: string | null;
  readonly contentPath: string;
  /** Cleartext path without a slash at its end; `""` is the root. */
  readonly path: string;
  /** Its folder in the target. */
  readonly folder: string;
  /** True if it is a lost place itself: what has no name stays here. */
  readonly isLost: boolean;
}

export interface SalvagePlace {
  readonly folder: string;
  readonly name: string;
  /** Cleartext path; of what has no name, that of its lost place. */
  readonly path: string;
  /** The folder to take if this computer refuses `folder`, because the path gets too long. */
  readonly elsewhere: () => Promise<string>;
}

/** @param name - what to call it if it has no name of its own */
export async function placeFor(
  run: SalvageRun,
  at: SalvageDirectory,
  node: SalvageNode,
  name: string,
): Promise<SalvagePlace> {
  const elsewhere = (): Promise<string> => run.lost.folderFor(at);
  if (node.name !== null) {
    const path = `${at.path}/${node.name}`;
    return { folder: at.folder, name: node.name, path, elsewhere };
  }
  run.tally.nameless += 1;
  const folder = at.isLost ? at.folder : await elsewhere();
  return { folder, name, path: `/${folder}/${name}`, elsewhere };
}

/** Makes something at a place, or elsewhere if its path is too long there. */
export async function makeAt<T>(
  { folder, name, elsewhere }: SalvagePlace,
  make: (folder: string, name: string) => Promise<T>,
): Promise<T> {
  try {
    return await make(folder, name);
  } catch (error) {
    if (!isFailure(error, "local-name-refused")) throw error;
    return make(await elsewhere(), name);
  }
}

/** Where something is said to be of which nothing could be saved. */
export function lostPath(at: SalvageDirectory, { name, nodeName }: SalvageNode): string {
  return `${at.path}/${name ?? nodeName}`;
}
