/**
 * Finds the directory that a misplaced name belongs to: a name is bound to its
 * directory, so it decrypts in that one only, and trying all of them tells.
 */

import { decryptName, isLegalName } from "../format/file-name.ts";
import type { ContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import { isKnown, type KnownFolder } from "./repair.ts";

/** Tries of one check in all, about a quarter of a minute: a vault full of foreign names must not take days. */
const MOST_TRIES = 1_000_000;

/** Tries without giving way to anything else in the process. */
const TRIES_AT_ONCE = 200;

export interface Home {
  readonly folder: KnownFolder;
  readonly name: string;
}

export class HomeSearch {
  readonly #access: HealthAccess;
  readonly #index: ContentIndex;
  #triesLeft = MOST_TRIES;

  constructor(access: HealthAccess, index: ContentIndex) {
    this.#access = access;
    this.#index = index;
  }

  /** @param cipherName - with its suffix, not shortened */
  async find(cipherName: string): Promise<Home | null> {
    if (this.#triesLeft < this.#index.folders.length) return null;
    for (const [number, folder] of this.#index.folders.entries()) {
      if (!isKnown(folder)) continue;
      this.#triesLeft -= 1;
      const name = decryptName(this.#access.key, cipherName, folder.id);
      if (name !== null) return isLegalName(name) ? { folder, name } : null;
      if (number % TRIES_AT_ONCE === TRIES_AT_ONCE - 1) await nextTurn();
    }
    return null;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
