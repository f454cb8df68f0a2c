/**
 * Decrypted copies that other programs need as files: of what is opened, and of
 * what is dragged out of the window.
 *
 *     private/<vault>/<number>/<name>
 *
 * They lie in Latchkey's own folder, which is of this user alone (0700), and
 * are removed when the vault is locked; what a crash has left, at the next
 * start. Removed is not overwritten: SECURITY.md says what that means.
 */

import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { onHost } from "../../storage/local-failure.ts";
import { exportInto } from "../../transfer/export-tree.ts";
import { gate } from "../../transfer/gate.ts";
import { noJournal } from "../../transfer/journal.ts";
import type { Tally, TransferRun } from "../../transfer/transfer-run.ts";
import type { Vault } from "../../vault/vault.ts";

export interface PrivateFiles {
  /** @returns the folder that holds the copies, under their own names */
  readonly copyOut: (id: VaultId, vault: Vault, paths: readonly string[]) => Promise<string>;
  readonly remove: (folder: string) => Promise<void>;
  /** Removes all that was copied out of a vault. */
  readonly forget: (id: VaultId) => Promise<void>;
  /** Removes everything. */
  readonly forgetAll: () => Promise<void>;
}

export function privateFiles(dataFolder: string, random: World["random"]): PrivateFiles {
  const root = join(dataFolder, "private");
  const remove = (folder: string): Promise<void> =>
    onHost(folder, () => rm(folder, { recursive: true, force: true }));
  return {
    copyOut: async (id, vault, paths) => {
      const folder = join(root, id, randomUUID());
      await onHost(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
      try {
        await exportInto(simpleRun(vault, random), paths, folder);
      } catch (error) {
        await remove(folder);
        throw error;
      }
      return folder;
    },
    remove,
    forget: (id) => remove(join(root, id)),
    forgetAll: () => remove(root),
  };
}

/** A copy that nobody follows, and that fails with the first thing that fails. */
export function simpleRun(vault: Vault, random: World["random"]): TransferRun {
  return {
    vault,
    random,
    isVerified: () => false,
    decide: () => Promise.resolve("keep-both"),
    tally: noTally,
    gate: gate(new AbortController().signal),
    journal: noJournal(random),
    report: (failure) => Promise.reject(new VaultError(failure)),
  };
}

const nothing = (): void => undefined;
const noTally: Tally = {
  addFile: nothing,
  addDirectory: nothing,
  addSymlink: nothing,
  addBytes: () => Promise.resolve(),
  skip: nothing,
  pass: nothing,
};
