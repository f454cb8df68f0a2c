/**
 * The user's list of vaults on disk.
 *
 *     vaults.json                        the list
 *     vaults.last-good.json              the list as it was before the last change
 *     vaults.unreadable-<time>.json      a damaged list, kept for a person to look at
 *
 * The list is never lost and never silently replaced: a damaged file is moved
 * aside before anything is written in its place, and the caller is told.
 */

import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { ListNotice } from "../../src-shared/model/vault-list.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { replaceFile } from "./replace-file.ts";

const ListedVault = z.strictObject({
  id: VaultId,
  name: z.string().min(1),
  /** The vault folder, absolute on this computer. */
  path: z.string().min(1),
});
export type ListedVault = Readonly<z.output<typeof ListedVault>>;

const Content = z.strictObject({
  version: z.literal(1),
  vaults: z.array(ListedVault).readonly(),
});

interface LoadedList {
  readonly vaults: readonly ListedVault[];
  /** What the user has to be told about the file, if anything. */
  readonly notice: ListNotice | null;
}

export interface VaultListFile {
  /** Reads the list; repairs what can be repaired. */
  load(): Promise<LoadedList>;

  /**
   * Replaces the list.
   *
   * @throws VaultError `local-failed` if it cannot be written, or could not be read by {@link load}
   */
  save(vaults: readonly ListedVault[]): Promise<void>;
}

/**
 * @param folder - where the files are, absolute; made when first needed
 * @param now - milliseconds since 1970, for the name of a file kept aside
 */
export function vaultListFile(folder: string, now: () => number): VaultListFile {
  const path = join(folder, "vaults.json");
  const lastGoodPath = join(folder, "vaults.last-good.json");
  /** What `path` holds now, `null` if there is no such file. */
  let current: string | null = null;
  let isReadable = true;

  async function keepAside(): Promise<string> {
    const time = new Date(now()).toISOString().replaceAll(/[:.]/g, "-");
    const keptAs = join(folder, `vaults.unreadable-${time}.json`);
    await rename(path, keptAs);
    return keptAs;
  }

  async function fallBack(keptAs: string | null): Promise<LoadedList> {
    const lastGood = await readIfThere(lastGoodPath);
    const vaults = lastGood === null ? null : parse(lastGood);
    if (lastGood === null || vaults === null) {
      return { vaults: [], notice: keptAs === null ? null : { kind: "started-empty", keptAs } };
    }
    await replaceFile(path, lastGood);
    current = lastGood;
    return { vaults, notice: { kind: "restored", keptAs } };
  }

  return {
    async load() {
      try {
        const text = await readIfThere(path);
        if (text === null) return await fallBack(null);
        const vaults = parse(text);
        if (vaults === null) return await fallBack(await keepAside());
        current = text;
        return { vaults, notice: null };
      } catch {
        // The list may be whole behind this error, so nothing may be written over it.
        isReadable = false;
        return { vaults: [], notice: { kind: "not-readable", path } };
      }
    },

    async save(vaults) {
      if (!isReadable) throw new VaultError({ kind: "local-failed", path });
      const text = `${JSON.stringify({ version: 1, vaults }, null, 2)}\n`;
      try {
        if (current !== null) await replaceFile(lastGoodPath, current);
        await replaceFile(path, text);
      } catch (cause) {
        throw new VaultError({ kind: "local-failed", path }, { cause });
      }
      current = text;
    },
  };
}

/** @returns `null` if `text` is not a list that this version can read */
function parse(text: string): readonly ListedVault[] | null {
  try {
    return Content.parse(JSON.parse(text)).vaults;
  } catch {
    return null;
  }
}

/** @returns `null` if there is no such file */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // Node's file errors carry a `code`; anything else is not "missing" either way.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
