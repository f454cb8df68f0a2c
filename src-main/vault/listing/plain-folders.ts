import { BoundedMap } from "../../base/bounded-map.ts";
import type { StorageStat } from "../../storage/storage.ts";

/** Node folders that are remembered to hold nothing odd. */
const MOST_PLAIN = 25_000;

/** Folders without copies, by path and as of a revision: what a folder holds does not change behind its revision. */
export class PlainFolders {
  readonly #revisions = new BoundedMap<string, string>(MOST_PLAIN);

  has(path: string, { revision }: StorageStat): boolean {
    return this.#revisions.get(path) === revision;
  }

  add(path: string, { revision }: StorageStat): void {
    this.#revisions.set(path, revision);
  }

  clear(): void {
    this.#revisions.clear();
  }
}
