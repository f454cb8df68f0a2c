/**
 * Where the odd nodes of each directory lie, by their listed names: as of its
 * last survey. Most directories have none.
 */

import { BoundedMap } from "../../base/bounded-map.ts";
import type { OddNode, Stray } from "./node-reading.ts";

/** What a survey found out about one directory. */
export interface StrayRecord {
  readonly byName: ReadonlyMap<string, Stray>;
  /** What lay loose in the folders of other nodes when these were looked into last. */
  readonly loose: readonly OddNode[];
  /** Of the content directory, right before it was listed. */
  readonly revision: string;
  /** True if the content directory had been at rest for a while: a disk may not tell two changes in one moment apart. */
  readonly isSettled: boolean;
  /** Milliseconds since 1970 until which the record is believed without a look at the disk. */
  readonly goodUntilMs: number;
}

const MOST_DIRECTORIES = 10_000;

export class StrayIndex {
  readonly #records = new BoundedMap<string, StrayRecord>(MOST_DIRECTORIES);
  readonly #pending = new Map<string, Promise<StrayRecord>>();

  get(directoryId: string): StrayRecord | undefined {
    return this.#records.get(directoryId);
  }

  set(directoryId: string, record: StrayRecord): void {
    this.#records.set(directoryId, record);
  }

  /** One survey at a time: who asks while one is under way gets that one's record. */
  async renew(directoryId: string, survey: () => Promise<StrayRecord>): Promise<StrayRecord> {
    const pending = this.#pending.get(directoryId) ?? survey();
    this.#pending.set(directoryId, pending);
    try {
      return await pending;
    } finally {
      if (this.#pending.get(directoryId) === pending) this.#pending.delete(directoryId);
    }
  }

  clear(): void {
    this.#records.clear();
  }
}
