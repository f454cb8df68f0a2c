/**
 * A path whose directories are all remembered: one look at the disk for all of
 * it, where step by step each segment would have one of its own.
 */

import type { Directory } from "./directory.ts";
import type { KnownDirectory } from "./directory-cache.ts";
import type { Engine } from "./engine.ts";
import type { Segments } from "./vault-path.ts";

/** The way to a directory as it is remembered, and where it ends. */
export interface KnownWay {
  readonly steps: readonly KnownDirectory[];
  readonly directory: Directory;
}

/** @returns `null` unless every directory on the way is remembered, and none of them twice */
export function knownWay(engine: Engine, segments: Segments): KnownWay | null {
  engine.assertUnlocked();
  const steps: KnownDirectory[] = [];
  let directory = engine.root;
  for (const name of segments) {
    const known = engine.directories.get(directory.id, name);
    if (known === undefined || isOnTheWay(directory, known.directory.id)) return null;
    steps.push(known);
    directory = { ...known.directory, parent: directory };
  }
  return { steps, directory };
}

function isOnTheWay(last: Directory, id: string): boolean {
  for (let above: Directory | undefined = last; above; above = above.parent) {
    if (above.id === id) return true;
  }
  return false;
}
