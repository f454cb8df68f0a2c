/**
 * Tells whoever opened the vault what it did not ask for: typed events, the
 * same one at most once an hour, so that a folder that is listed every second
 * does not flood anybody.
 */

import type { VaultEvent } from "../../../src-shared/model/vault-event.ts";
import { BoundedMap } from "../../base/bounded-map.ts";

/** Milliseconds. */
const AN_HOUR = 3_600_000;

/** Different events that are remembered. */
const MOST_EVENTS = 1_000;

export class EventFeed {
  readonly #listener: ((event: VaultEvent) => void) | undefined;
  readonly #now: () => number;
  readonly #toldMs = new BoundedMap<string, number>(MOST_EVENTS);

  /**
   * @param listener - must not throw; what it throws is dropped, as nothing that a listener does may fail a vault
   * @param now - milliseconds since 1970
   */
  constructor(listener: ((event: VaultEvent) => void) | undefined, now: () => number) {
    this.#listener = listener;
    this.#now = now;
  }

  /** Tells an event unless the same one was told within the last hour. */
  tell(event: VaultEvent): void {
    const key = JSON.stringify(event);
    const now = this.#now();
    const before = this.#toldMs.get(key);
    if (before !== undefined && now - before < AN_HOUR) return;
    this.#toldMs.set(key, now);
    this.tellAlways(event);
  }

  /** For what is a change each time it is told. */
  tellAlways(event: VaultEvent): void {
    try {
      this.#listener?.(event);
    } catch {
      // See the constructor.
    }
  }

  /** Cleartext paths are forgotten with the keys. */
  clear(): void {
    this.#toldMs.clear();
  }
}
