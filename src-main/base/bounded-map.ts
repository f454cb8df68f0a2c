/** A map that forgets its oldest tenth when it is full. For caches: what is forgotten is looked up again. */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#most) return;
    // A Map keeps the order of insertion: its first keys are the oldest.
    let excess = Math.ceil(this.#most / 10);
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest);
      excess -= 1;
      if (excess <= 0) break;
    }
  }

  clear(): void {
    this.#entries.clear();
  }
}
