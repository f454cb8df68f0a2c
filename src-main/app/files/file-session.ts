/**
 * What the window does with the files of one vault, from its unlocking to its locking.
 */

import { randomUUID } from "node:crypto";
import type { FileInUse } from "../../../src-shared/model/file-in-use.ts";
import { SearchId } from "../../../src-shared/model/files.ts";
import { VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import type { Vault } from "../../vault/vault.ts";
import { formatPath, parsePath } from "../../vault/vault-path.ts";
import { DeletedFiles } from "./deleted-files.ts";
import { FolderListings } from "./folder-listings.ts";
import { NameSearch } from "./name-search.ts";

export class FileSession {
  readonly vault: Vault;
  readonly listings: FolderListings;
  readonly deleted: DeletedFiles;
  #search: { readonly id: SearchId; readonly run: NameSearch } | null = null;
  #stopWatching: () => void = () => undefined;
  #watched = "";
  #isTidied = false;
  #uses = 0;
  readonly #ends = new Set<(vault: Vault) => Promise<void> | void>();
  readonly #users = new Set<() => readonly FileInUse[]>();

  constructor(vault: Vault, world: World) {
    this.vault = vault;
    this.listings = new FolderListings(vault);
    this.deleted = new DeletedFiles(vault, world);
  }

  /** One search at a time: a new one ends the one before. */
  search(under: string, words: string): SearchId {
    this.#search?.run.stop();
    const id = SearchId.parse(randomUUID());
    this.#search = { id, run: new NameSearch(this.vault, formatPath(parsePath(under)), words) };
    return id;
  }

  /** @throws VaultError `cancelled` for a search that another one has taken the place of */
  searchOf(id: SearchId): NameSearch {
    if (this.#search?.id !== id) throw new VaultError({ kind: "cancelled" });
    return this.#search.run;
  }

  /**
   * Watches a folder in place of the one before.
   *
   * @param start - begins to watch, and returns what ends it
   */
  async watch(path: string, start: () => Promise<() => void>): Promise<void> {
    if (this.#watched === path) return;
    this.#stopWatching();
    this.#watched = path;
    const stop = await start();
    // Another folder was asked for meanwhile.
    if (this.#watched === path) this.#stopWatching = stop;
    else stop();
  }

  /** Removes what earlier sessions have left, the first time that somebody looks. */
  async tidyOnce(): Promise<void> {
    if (this.#isTidied) return;
    this.#isTidied = true;
    await this.deleted.removeAbandoned();
  }

  /** The user is at work in the window, whether anything is read by it or not. */
  noteUse(): void {
    this.#uses += 1;
  }

  /** How often that was noted. */
  get uses(): number {
    return this.#uses;
  }

  /** Adds what is to be done, once, when the vault is about to be locked. */
  onEnd(work: (vault: Vault) => Promise<void> | void): void {
    this.#ends.add(work);
  }

  /** Adds somebody who works with files of the vault, beside the programs that use its drive. */
  addUser(filesInUse: () => readonly FileInUse[]): void {
    this.#users.add(filesInUse);
  }

  /** What they work with at this moment. */
  filesInUse(): readonly FileInUse[] {
    return [...this.#users].flatMap((filesInUse) => filesInUse());
  }

  /** Ends it all, and removes for good what was deleted. To be called while the vault is still open. */
  async end(): Promise<void> {
    this.#watched = "";
    this.#stopWatching();
    this.#search?.run.stop();
    for (const work of this.#ends) await work(this.vault);
    await this.deleted.forget();
  }
}
