/**
 * What the names in a vault tell about its shortening threshold, where its
 * config cannot: one that lies there in full is no longer than the threshold,
 * one that was shortened is longer (docs/vault-format.md §7).
 */

import { utf8 } from "../crypto/encoding.ts";
import { cipherNameLength } from "../format/file-name.ts";
import type { Stray } from "../vault/listing/node-reading.ts";

/** What nearly every vault has, and the highest there is (§2). */
const USUAL_THRESHOLD = 220;

/** What a directory tells: names that lie where they belong, and such that do not. */
interface Names {
  readonly proper: readonly { readonly name: string; readonly isShortened: boolean }[];
  readonly strays: readonly Stray[];
}

export class ThresholdEvidence {
  #longestInFull = 0;
  #shortestShortened = Number.POSITIVE_INFINITY;

  /** @param name - cleartext */
  add(name: string, isShortened: boolean): void {
    const length = cipherNameLength(utf8(name).length);
    if (isShortened) this.#shortestShortened = Math.min(this.#shortestShortened, length);
    else this.#longestInFull = Math.max(this.#longestInFull, length);
  }

  /** The names of one directory, whichever threshold they were looked up with. */
  addNames({ proper, strays }: Names): void {
    for (const { name, isShortened } of proper) this.add(name, isShortened);
    for (const { form, original, isShortened } of strays) {
      if (form === "misplaced") this.add(original, isShortened);
    }
  }

  /** Every threshold from `least` to `most` fits what was seen; none if `least` is more than `most`. */
  get range(): { readonly least: number; readonly most: number } {
    return {
      least: this.#longestInFull,
      most: Math.min(USUAL_THRESHOLD, this.#shortestShortened - 1),
    };
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
