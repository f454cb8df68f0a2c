/**
 * Which directory a directory node stands for, remembered: its id and where
 * its content lies.
 *
 * An entry is good as long as the `dir.c9r` it was read from has not changed:
 * its revision tells.
 */

import { BoundedMap } from "../base/bounded-map.ts";
import { BoundedPairs } from "../base/bounded-pairs.ts";
import type { Directory } from "./directory.ts";

/** Bounded, so that a walk over a million directories does not fill the memory. */
const MOST_ENTRIES = 10_000;

/** Nodes that are remembered to lead to one directory; more than one is an accident already. */
const MOST_NODES = 16;

export interface KnownDirectory {
  readonly directory: Directory;
  /** Path of the `dir.c9r` it was read from … */
  readonly dataPath: string;
  /** … and its revision then. */
  readonly revision: string;
}

export class DirectoryCache {
  readonly #entries = new BoundedPairs<KnownDirectory>(MOST_ENTRIES);
  /** By directory id, the `dir.c9r` in which it was seen. */
  readonly #nodes = new BoundedMap<string, readonly string[]>(MOST_ENTRIES);

  get(parentId: string, name: string): KnownDirectory | undefined {
    return this.#entries.get(parentId, name);
  }

  set(parentId: string, name: string, known: KnownDirectory): void {
    this.#entries.set(parentId, name, known);
    this.noteNode(known.directory.id, known.dataPath);
  }

  /** Every `dir.c9r` that was seen to hold an id; it may hold another one by now. */
  nodesOf(id: string): readonly string[] {
    return this.#nodes.get(id) ?? [];
  }

  noteNode(id: string, dataPath: string): void {
    const known = this.nodesOf(id);
    if (known.includes(dataPath)) return;
    this.#nodes.set(id, [...known, dataPath].slice(-MOST_NODES));
  }

  forgetNode(id: string, dataPath: string): void {
    this.#nodes.set(
      id,
      this.nodesOf(id).filter((path) => path !== dataPath),
    );
  }

  clear(): void {
    this.#entries.clear();
    this.#nodes.clear();
  }
}
