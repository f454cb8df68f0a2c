/**
 * What was deleted in the window, and can be put back until the vault is locked.
 *
 *     /.latchkey-deleted-<16 hex digits>/<number>/<name>
 *
 * One folder for the time that the vault is open; in it one for what was taken
 * from one folder at once. A move within the vault changes names only, so nothing
 * is decrypted or written again, and a crash at any moment leaves each file
 * either where it was or in here. The drive and the window hide the folder. What
 * a crash leaves shows in other apps, under the names the files had; it is
 * removed when the vault is open again and nothing came into it for a day.
 */

import type { PathFailure } from "../../../src-shared/model/files.ts";
import { failureOf, isFailure } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import type { Vault } from "../../vault/vault.ts";
import { holdsDeleted } from "../../webdav/hidden-names.ts";
import { childOf, nameOf, parentOf } from "../../webdav/vault-path.ts";
import { moveToFreeName } from "./free-name.ts";

/** Milliseconds after which nobody, on this computer or another, puts anything back from a folder. */
const ABANDONED_MS = 24 * 3_600_000;

interface Taken {
  readonly from: string;
  readonly to: string;
}

export class DeletedFiles {
  readonly #vault: Vault;
  readonly #world: World;
  readonly #deletions = new Map<number, Taken[]>();
  #folder: string | null = null;
  #lastNumber = 0;
  #lastDeletion = 0;

  constructor(vault: Vault, world: World) {
    this.#vault = vault;
    this.#world = world;
  }

  /**
   * Takes files, links and whole folders out of sight.
   *
   * @param joined - the deletion that they belong to; `null` begins a new one
   */
  async delete(
    paths: readonly string[],
    joined: number | null,
  ): Promise<{ readonly deletion: number; readonly failed: readonly PathFailure[] }> {
    const deletion = joined ?? ++this.#lastDeletion;
    const taken = this.#deletions.get(deletion) ?? [];
    this.#deletions.set(deletion, taken);
    const failed: PathFailure[] = [];
    /** The folder in here for what comes from a folder of the vault. */
    const places = new Map<string, string>();
    for (const from of paths) {
      try {
        const parent = parentOf(from) ?? "/";
        const place = places.get(parent) ?? (await this.#newPlace());
        places.set(parent, place);
        const to = childOf(place, nameOf(from));
        await this.#vault.move(from, to);
        taken.push({ from, to });
      } catch (error) {
        failed.push({ path: from, failure: failureOf(error) });
      }
    }
    return { deletion, failed };
  }

  /** Puts back what a deletion took; beside what has taken its name meanwhile. */
  async undo(deletion: number): Promise<{
    readonly restored: readonly string[];
    readonly failed: readonly PathFailure[];
  }> {
    const taken = this.#deletions.get(deletion) ?? [];
    const restored: string[] = [];
    const failed: PathFailure[] = [];
    const left: Taken[] = [];
    for (const one of taken) {
      try {
        await makeFolders(this.#vault, parentOf(one.from) ?? "/");
        restored.push(await moveToFreeName(this.#vault, one.to, one.from));
      } catch (error) {
        left.push(one);
        failed.push({ path: one.from, failure: failureOf(error) });
      }
    }
    if (left.length > 0) this.#deletions.set(deletion, left);
    else this.#deletions.delete(deletion);
    return { restored, failed };
  }

  /** Removes for good what was deleted while the vault was open. */
  async forget(): Promise<void> {
    const folder = this.#folder;
    this.#folder = null;
    this.#deletions.clear();
    if (folder !== null) await this.#vault.removeTree(folder);
  }

  /** Removes what a crash has left, so long ago that nobody misses it. */
  async removeAbandoned(): Promise<void> {
    if (this.#vault.info.readOnly) return;
    for (const { name, modifiedMs } of await this.#vault.list("/")) {
      const path = childOf("/", name);
      if (!holdsDeleted(path) || path === this.#folder) continue;
      if (this.#world.now() - modifiedMs > ABANDONED_MS) await this.#vault.removeTree(path);
    }
  }

  async #newPlace(): Promise<string> {
    if (this.#folder === null) {
      const digits = Buffer.from(this.#world.random(8)).toString("hex");
      const folder = `/.latchkey-deleted-${digits}`;
      await this.#vault.makeDirectory(folder);
      this.#folder = folder;
    }
    this.#lastNumber += 1;
    const place = childOf(this.#folder, String(this.#lastNumber));
    await this.#vault.makeDirectory(place);
    return place;
  }
}

/** Makes a folder and those above it, as far as they are gone. */
async function makeFolders(vault: Vault, folder: string): Promise<void> {
  const parent = parentOf(folder);
  if (parent === null) return;
  try {
    await vault.stat(folder);
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
    await makeFolders(vault, parent);
    await vault.makeDirectory(folder);
  }
}
