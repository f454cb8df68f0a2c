/**
 * As `BoundedMap`, for keys that are two texts: many names under each of few
 * ids. One text made of both would have to be put together, and its hash
 * computed, for every question.
 */
export class BoundedPairs<V> {
  readonly #groups = new Map<string, Map<string, V>>();
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(id: string, name: string): V | undefined {
    return this.#groups.get(id)?.get(name);
  }

  set(id: string, name: string, value: V): void {
    let group = this.#groups.get(id);
    if (group === undefined) {
      group = new Map();
      this.#groups.set(id, group);
    }
    const before = group.size;
    group.set(name, value);
    this.#size += group.size - before;
    if (this.#size > this.#most) this.#forget(Math.ceil(this.#most / 10));
  }

  clear(): void {
    this.#groups.clear();
    this.#size = 0;
  }

  /** The oldest names of the oldest ids. */
  #forget(count: number): void {
    let left = count;
    for (const [id, group] of this.#groups) {
      for (const name of group.keys()) {
        if (left <= 0) return;
        group.delete(name);
        this.#size -= 1;
        left -= 1;
      }
      this.#groups.delete(id);
    }
  }
}
