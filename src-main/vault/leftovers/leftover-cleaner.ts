/**
 * Removes what interrupted writers left behind: drafts that were never
 * committed, nodes that were being removed.
 *
 * A draft may belong to a process that is writing it right now, here or on
 * another computer that shares the folder. So a leftover goes only if its
 * writer is surely gone:
 *
 * - its session was entered on this computer, and the process has ended; or
 * - it was made more than thirty days ago by the clock of the disk itself, which
 *   has to know when (no upload takes that long, and no clock of ours decides).
 *
 * Of what goes, nothing can be missed: a draft was never part of the vault, and
 * a hidden node had been given up by its user. One thing is never removed: a
 * folder with the id of a directory whose content is there. It may hold the
 * only pointer to that content, after a crash in the middle of a move; the
 * health check can give it its place back.
 *
 * Leftovers are looked for where a listing passes anyway, in the background,
 * and in writable vaults only.
 */

import { BoundedMap } from "../../base/bounded-map.ts";
import { isFailure } from "../../base/vault-error.ts";
import { contentDirectory, MAX_DIRECTORY_ID, parseDirectoryId } from "../../format/directory-id.ts";
import type { StorageStat } from "../../storage/storage.ts";
import { isDraftName, sessionOfDraft } from "../draft-names.ts";
import type { Engine } from "../engine.ts";
import { DIRECTORY_FILE } from "../node.ts";
import { discard, writeNewFile } from "../node-directory.ts";
import type { Writers } from "./writers.ts";

/** Milliseconds after which a draft of an unknown writer is given up. */
const OLD = 30 * 24 * 3_600_000;

/** A leftover that had to stay is left alone for this long, in milliseconds. */
const LOOK_AGAIN_AFTER = 600_000;

/** Leftovers that are remembered as looked at. */
const MOST_REMEMBERED = 10_000;

export class LeftoverCleaner {
  readonly #engine: Engine;
  readonly #writers: Writers | undefined;
  readonly #lookedMs = new BoundedMap<string, number>(MOST_REMEMBERED);
  #work: Promise<void> = Promise.resolve();
  #hasSeenVaultFolder = false;

  constructor(engine: Engine, writers: Writers | undefined) {
    this.#engine = engine;
    this.#writers = writers;
  }

  /** Draft names were seen in `folder`: cleans up in the background. Throws nothing. */
  noticed(folder: string, draftNames: readonly string[]): void {
    if (this.#engine.readOnly) return;
    const now = this.#engine.world.now();
    for (const name of draftNames) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const lookedMs = this.#lookedMs.get(path);
      const isDue = lookedMs === undefined || now - lookedMs > LOOK_AGAIN_AFTER;
      if (!isDue || sessionOfDraft(name) === this.#engine.session) continue;
      this.#lookedMs.set(path, now);
      this.#enqueue(() => this.#clean(path, sessionOfDraft(name) ?? ""));
    }
    if (!this.#hasSeenVaultFolder) this.#lookIntoVaultFolder();
  }

  /** Key files and probes have their drafts beside `d`, where no listing passes. */
  #lookIntoVaultFolder(): void {
    this.#hasSeenVaultFolder = true;
    this.#enqueue(async () => {
      const names = (await this.#engine.storage.list("")).map(({ name }) => name);
      this.noticed("", names.filter(isDraftName));
    });
  }

  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => this.#engine.run(work))
      .catch(() => {
        // The vault was locked, or the disk refuses: a leftover does no harm, and another listing will pass.
      });
  }

  async #clean(path: string, session: string): Promise<void> {
    const { storage } = this.#engine;
    const stat = await storage.find(path);
    if (stat === null || stat.kind === "other") return;
    const isAbandoned =
      (await this.#writers?.isGone(session)) === true || (await this.#isOld(path, stat));
    if (!isAbandoned || (stat.kind === "directory" && (await this.#isPointer(path)))) return;
    await discard(storage, path);
  }

  /** True if the disk itself has known it for that long. Our clock only saves asking it. */
  async #isOld(path: string, { createdMs }: StorageStat): Promise<boolean> {
    const { storage, world, nextDraft } = this.#engine;
    if (createdMs === 0 || world.now() - createdMs < OLD) return false;
    const fresh = `${path.slice(0, path.lastIndexOf("/") + 1)}${nextDraft()}`;
    try {
      await writeNewFile(storage, fresh, new Uint8Array());
      return (await storage.stat(fresh)).createdMs - createdMs > OLD;
    } finally {
      await discard(storage, fresh);
    }
  }

  /** True if it holds the id of a directory that has content, or one that cannot be read. */
  async #isPointer(folder: string): Promise<boolean> {
    const { storage, key } = this.#engine;
    try {
      const bytes = await storage.read(`${folder}/${DIRECTORY_FILE}`, MAX_DIRECTORY_ID + 1);
      const id = parseDirectoryId(bytes);
      return id !== null && (await storage.find(contentDirectory(key, id))) !== null;
    } catch (error) {
      if (isFailure(error, "not-found")) return false;
      throw error;
    }
  }
}
