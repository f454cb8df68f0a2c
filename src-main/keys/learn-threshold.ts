import { VaultError } from "../base/vault-error.ts";
import { findDirectories } from "../names/find-directories.ts";
import { nameNodes } from "../names/name-nodes.ts";
import { ThresholdEvidence } from "../salvage/threshold-evidence.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import type { Engine } from "../vault/engine.ts";
import { forOneNode } from "../vault/listing/for-one-node.ts";

/** How far a vault has been looked through. */
export interface LookedThrough {
  /** Of the two passes over all folders, for the tree and for the names. */
  readonly done: number;
  readonly total: number;
}

export interface Looking {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: LookedThrough) => void) | undefined;
}

/**
 * The shortening threshold of a vault whose config is lost, as its names tell it: only names that
 * decrypt count, so that nothing planted in the folder decides.
 *
 * @param chosen - what the user says; checked against the names
 * @throws VaultError `threshold-unknown` if the names contradict each other, or `chosen`
 */
export async function learnThreshold(
  engine: Engine,
  chosen: number | undefined,
  looking: Looking = {},
): Promise<number> {
  const evidence = await thresholdEvidence(engine, looking);
  const { least, most } = evidence.range;
  if (chosen !== undefined && (least > most || (least <= chosen && chosen <= most))) return chosen;
  if (chosen !== undefined || least > most) {
    throw new VaultError({ kind: "threshold-unknown", least, most });
  }
  return evidence.likely;
}

/** What all names of a vault tell. */
export async function thresholdEvidence(
  engine: Engine,
  { signal, onProgress }: Looking,
): Promise<ThresholdEvidence> {
  const folders: string[] = [];
  for await (const folder of contentDirectories(engine.storage)) folders.push(folder);
  let done = 0;
  const visited = (): void => {
    done += 1;
    onProgress?.({ done, total: 2 * folders.length });
  };
  const evidence = new ThresholdEvidence();
  const directories = await findDirectories(engine, folders, signal, visited);
  done = folders.length;
  for (const { directory } of directories.values()) {
    signal?.throwIfAborted();
    const entries = await forOneNode([], () => engine.storage.list(directory.contentPath));
    const names = entries.map(({ name }) => name);
    evidence.addNames(await nameNodes(engine, directory, names));
    visited();
  }
  return evidence;
}
