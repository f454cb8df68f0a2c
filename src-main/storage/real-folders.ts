/**
 * Sees to it that the folders on the way to a file are folders of the vault.
 *
 * A system follows a link of the host in the middle of a path without a word.
 * Whoever owns the cloud could put one in the place of a folder, so that what
 * is written there lands somewhere else on this computer. So a folder is looked
 * at before it is used, and believed for a moment: looking at it each time
 * would cost as much as the work itself.
 */

import { relative, sep } from "node:path";
import { pathError } from "../base/vault-error.ts";
import type { DiskCalls } from "./disk-calls.ts";
import { codeOf } from "./disk-error.ts";

/** How long a folder is believed to be one, in milliseconds. */
export const TRUST_MS = 200;

/** Folders that are remembered. */
const MOST_FOLDERS = 1_000;

export class RealFolders {
  readonly #root: string;
  readonly #calls: DiskCalls;
  readonly #clock: () => number;
  readonly #trustedUntil = new Map<string, number>();

  /** @param clock - milliseconds that never go back */
  constructor(root: string, calls: DiskCalls, clock: () => number) {
    this.#root = root;
    this.#calls = calls;
    this.#clock = clock;
  }

  /** True if the folder that `path` lies in was seen a moment ago; else {@link assertParent} has to look. */
  isTrusted(path: string): boolean {
    const folder = parentOf(path);
    return folder === "" || (this.#trustedUntil.get(folder) ?? 0) > this.#clock();
  }

  /** @throws VaultError `permission-denied` if a link of the host is on the way to `path` */
  async assertParent(path: string): Promise<void> {
    const folder = parentOf(path);
    try {
      await this.assertReal(folder);
    } catch (error) {
      // What is not there is for the disk to say, in its own words.
      if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return;
      throw error;
    }
    if (this.#trustedUntil.size >= MOST_FOLDERS) this.#trustedUntil.clear();
    this.#trustedUntil.set(folder, this.#clock() + TRUST_MS);
  }

  /** The same for a folder itself, whenever it was seen last. */
  async assertReal(folder: string): Promise<void> {
    const [root, host] = [this.#root, `${this.#root}${sep}${folder}`];
    const inside = relative(await this.#calls.realpath(root), await this.#calls.realpath(host));
    if (inside.split(sep).join("/") !== folder) throw pathError("permission-denied", folder);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
