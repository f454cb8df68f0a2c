/**
 * Notices that the vault folder went away, and that it is back.
 *
 * A folder whose disk was unplugged may still be there, as an empty mount
 * point in which nothing is found. To say `not-found` then would make a client
 * that keeps a copy believe that everything was deleted. So what is not found
 * is believed only while the content directory of the root is there, without
 * which there is no vault. That costs one look at the disk per such failure,
 * and none as long as all goes well.
 */

import { isFailure, pathError } from "../../base/vault-error.ts";
import type { Storage } from "../../storage/storage.ts";

/** While the folder is away: how often it is looked for, in milliseconds. */
const LOOK_EVERY = 2_000;

export interface FolderWatchOptions {
  readonly storage: Storage;
  /** Content directory of the root. */
  readonly rootPath: string;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  readonly onGone: () => void;
  readonly onBack: () => void;
}

export class FolderWatch {
  readonly #options: FolderWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #isGone = false;

  constructor(options: FolderWatchOptions) {
    this.#options = options;
  }

  /** An operation has succeeded, so the folder is there. */
  seen(): void {
    if (!this.#isGone) return;
    this.#isGone = false;
    this.stop();
    this.#options.onBack();
  }

  /** The failure of an operation as it is to be told: `not-reachable` if nothing was found because the folder is away. */
  async explain(error: unknown): Promise<unknown> {
    if (isFailure(error, "not-reachable")) {
      this.#lost();
      return error;
    }
    const isMissing = isFailure(error, "not-found") || isFailure(error, "broken-node");
    if (!isMissing || (await this.#isThere())) return error;
    this.#lost();
    return pathError("not-reachable", this.#options.hostPath, { cause: error });
  }

  /** @throws VaultError `not-reachable` */
  async assertThere(): Promise<void> {
    if (!(await this.#isThere())) throw pathError("not-reachable", this.#options.hostPath);
  }

  /** Looks no more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #lost(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#options.onGone();
    this.#lookLater();
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      void this.#look();
    }, LOOK_EVERY).unref();
  }

  async #look(): Promise<void> {
    const isThere = await this.#isThere();
    if (!this.#isGone || this.#timer === undefined) return;
    if (isThere) this.seen();
    else this.#lookLater();
  }

  async #isThere(): Promise<boolean> {
    const { storage, rootPath } = this.#options;
    try {
      return (await storage.find(rootPath))?.kind === "directory";
    } catch (error) {
      // A disk that fails otherwise is there; what is wrong with it is for the operation to tell.
      return !isFailure(error, "not-reachable");
    }
  }
}
