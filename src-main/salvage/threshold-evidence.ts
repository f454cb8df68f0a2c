/**
 * What the names in a vault tell about its shortening threshold, where its
 * config cannot: one that lies there in full is no longer than the threshold,
 * one that was shortened is longer (docs/vault-format.md §7).
 */

import { utf8 } from "../crypto/encoding.ts";
import { cipherNameLength } from "../format/file-name.ts";

/** What nearly every vault has (§2). */
const USUAL_THRESHOLD = 220;

export class ThresholdEvidence {
  #longestInFull = 0;
  #shortestShortened = Number.POSITIVE_INFINITY;

  /** @param name - cleartext */
  add(name: string, isShortened: boolean): void {
    const length = cipherNameLength(utf8(name).length);
    if (isShortened) this.#shortestShortened = Math.min(this.#shortestShortened, length);
    else this.#longestInFull = Math.max(this.#longestInFull, length);
  }

  /** A threshold that fits what was seen; the usual one if it does. */
  get likely(): number {
    if (this.#longestInFull <= USUAL_THRESHOLD && USUAL_THRESHOLD < this.#shortestShortened) {
      return USUAL_THRESHOLD;
    }
    return Number.isFinite(this.#shortestShortened)
      ? this.#shortestShortened - 1
      : this.#longestInFull;
  }
}
