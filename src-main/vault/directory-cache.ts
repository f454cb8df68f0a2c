/**
 * Which directory a directory node stands for, remembered: its id and where
 * its content lies.
 *
 * An entry is good as long as the `dir.c9r` it was read from has not changed:
 * its revision tells.
 */

import { BoundedPairs } from "../base/bounded-pairs.ts";
import type { Directory } from "./directory.ts";

/** Bounded, so that a walk over a million directories does not fill the memory. */
const MOST_ENTRIES = 10_000;

export interface KnownDirectory {
  readonly directory: Directory;
  /** Path of the `dir.c9r` it was read from … */
  readonly dataPath: string;
  /** … and its revision then. */
  readonly revision: string;
}

export class DirectoryCache {
  readonly #entries = new BoundedPairs<KnownDirectory>(MOST_ENTRIES);

  get(parentId: string, name: string): KnownDirectory | undefined {
    return this.#entries.get(parentId, name);
  }

  set(parentId: string, name: string, known: KnownDirectory): void {
    this.#entries.set(parentId, name, known);
  }

  clear(): void {
    this.#entries.clear();
  }
}
