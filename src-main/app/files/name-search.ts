/**
 * Looks for names in a folder and everything below it, folder by folder, the
 * near ones first.
 *
 * It is asked for what it has found since; while nobody asks, it stops by
 * itself, so that a window that is gone leaves no search behind.
 */

import type { SearchHit, SearchNews } from "../../../src-shared/model/files.ts";
import { nameMatcher } from "../../../src-shared/model/name-matcher.ts";
import type { Vault } from "../../vault/vault.ts";
import { childOf } from "../../webdav/vault-path.ts";
import { visibleEntries } from "./folder-listings.ts";

/** Hits of one search; who gets as many has to search for more. */
export const MOST_HITS = 5_000;

/** Hits in one answer. */
const MOST_AT_ONCE = 500;

/** How long a question waits for something to tell, milliseconds. */
const WAIT_MS = 300;

/** How long nobody may ask, milliseconds. */
const FORGOTTEN_MS = 30_000;

export class NameSearch {
  readonly #vault: Vault;
  readonly #isFound: (name: string) => boolean;
  readonly #folders: string[];
  readonly #waiting: SearchHit[] = [];
  #count = { hits: 0, folders: 0, entries: 0, unreadable: 0 };
  #at: string;
  #step: SearchNews["step"] = "searching";
  #isStopped = false;
  #askedMs = Date.now();
  #tell: () => void = () => undefined;

  constructor(vault: Vault, under: string, words: string) {
    this.#vault = vault;
    this.#isFound = nameMatcher(words);
    this.#folders = [under];
    this.#at = under;
    void this.#run();
  }

  /** What has come since the last question; waits a moment if there is nothing. */
  async news(): Promise<SearchNews> {
    this.#askedMs = Date.now();
    if (this.#waiting.length === 0 && this.#step === "searching") {
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
        setTimeout(resolve, WAIT_MS);
      });
    }
    const hits = this.#waiting.splice(0, MOST_AT_ONCE);
    const { folders, entries, unreadable } = this.#count;
    const step = this.#waiting.length > 0 ? "searching" : this.#step;
    return { hits, folders, entries, unreadable, at: this.#at, step };
  }

  stop(): void {
    this.#isStopped = true;
    this.#end("done");
  }

  async #run(): Promise<void> {
    for (let folder = this.#folders.shift(); folder !== undefined; folder = this.#folders.shift()) {
      this.#at = folder;
      await this.#lookInto(folder);
      if (this.#isStopped) return;
      if (Date.now() - this.#askedMs > FORGOTTEN_MS) this.stop();
      if (this.#count.hits >= MOST_HITS) {
        this.#end("full");
        return;
      }
    }
    this.#end("done");
  }

  async #lookInto(folder: string): Promise<void> {
    try {
      const entries = await visibleEntries(this.#vault, folder);
      if (this.#isStopped) return;
      for (const entry of entries) {
        if (entry.kind === "directory") this.#folders.push(childOf(folder, entry.name));
        if (this.#isFound(entry.name) && this.#count.hits < MOST_HITS) {
          this.#count.hits += 1;
          this.#waiting.push({ folder, entry });
        }
      }
      this.#count.folders += 1;
      this.#count.entries += entries.length;
      if (this.#waiting.length > 0) this.#tell();
    } catch {
      // Broken, gone, or the vault is locked: it is counted, and the others are looked at.
      this.#count.unreadable += 1;
    }
  }

  #end(step: "done" | "full"): void {
    this.#step = step;
    this.#tell();
  }
}
