import { VaultError } from "../base/vault-error.ts";
import { findDirectories } from "../names/find-directories.ts";
import { nameNodes } from "../names/name-nodes.ts";
import { ThresholdEvidence } from "../salvage/threshold-evidence.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import type { Engine } from "../vault/engine.ts";
import { forOneNode } from "../vault/listing/for-one-node.ts";

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
  signal?: AbortSignal,
): Promise<number> {
  const evidence = await collectEvidence(engine, signal);
  const { least, most } = evidence.range;
  if (chosen !== undefined && (least > most || (least <= chosen && chosen <= most))) return chosen;
  if (chosen !== undefined || least > most) {
    throw new VaultError({ kind: "threshold-unknown", least, most });
  }
  return evidence.likely;
}

async function collectEvidence(engine: Engine, signal?: AbortSignal): Promise<ThresholdEvidence> {
  const folders: string[] = [];
  for await (const folder of contentDirectories(engine.storage)) folders.push(folder);
  const evidence = new ThresholdEvidence();
  const directories = await findDirectories(engine, folders, signal);
  for (const { directory } of directories.values()) {
    signal?.throwIfAborted();
    const entries = await forOneNode([], () => engine.storage.list(directory.contentPath));
    const names = entries.map(({ name }) => name);
    evidence.addNames(await nameNodes(engine, directory, names));
  }
  return evidence;
}
