/**
 * Upgrades a vault of format 5, 6 or 7 to format 8, step by step.
 *
 * Before the first step changes anything the password is checked and every
 * step prepared: a vault that cannot go all the way is refused as it is. The
 * key file is backed up before each step that replaces it. What is cut off at
 * any moment, by a crash or by the signal, goes on when it is called again.
 *
 * Nobody else may have the vault open meanwhile; clients of today refuse it
 * until the last step is done. Source: docs/vault-format.md §15.1.
 */

import type { PasswordForms } from "../base/password-forms.ts";
import { isFailure, pathError, VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import {
  type MasterkeyFile,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "../format/masterkey-file.ts";
import type { Storage } from "../storage/storage.ts";
import { isDraftName } from "../vault/draft-names.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { removeHidden } from "../vault/node-directory.ts";
import { readOldVault } from "./old-vault.ts";
import { prepare5To6 } from "./step-5-to-6.ts";
import { prepare6To7 } from "./step-6-to-7.ts";
import { prepare7To8 } from "./step-7-to-8.ts";
import type { PrepareStep, UpgradeEvent, UpgradeStep } from "./upgrade-step.ts";

export interface UpgradeOptions {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** Stays the caller's to dispose of. */
  readonly password: PasswordForms;
  readonly keyPlace: KeyPlace;
  /** Ends with `cancelled` after the current name; calling again goes on from there. */
  readonly signal?: AbortSignal;
}

/** In their order, each with the format that it begins with. */
const steps: readonly (readonly [from: number, prepare: PrepareStep])[] = [
  [5, prepare5To6],
  [6, prepare6To7],
  [7, prepare7To8],
];

/** The last format whose password was not brought to NFC (§3). */
const LAST_AS_TYPED = 5;

/**
 * @returns what happens, as it happens; nothing for a vault that needs no upgrade
 * @throws VaultError before anything is changed: what {@link readOldVault} throws, `wrong-password`,
 *   `masterkey-version-forged`, `kdf-too-costly`, `not-downloaded`, `upgrade-name-too-long`,
 *   `read-only`, `key-of-another-vault`; later `cancelled` and the kinds of the disk
 */
export async function* migrateVault(
  world: World,
  options: UpgradeOptions,
): AsyncGenerator<UpgradeEvent> {
  const { storage, hostPath, keyPlace, password } = options;
  const old = await readOldVault(storage, hostPath, keyPlace);
  if (old === null) return;
  const file = parseMasterkeyFile(old.keyFile, keyPlace.hostPath);
  using key = await openOldKey(file, old.format, password);
  if (await storage.isReadOnly()) throw pathError("read-only", hostPath);
  const context = {
    world,
    storage,
    keyPlace,
    key,
    password: password.nfc,
    cost: { n: file.scryptCostParam, r: file.scryptBlockSize },
    signal: options.signal,
  };

  const chain: UpgradeStep[] = [];
  for (const [from, prepare] of steps) {
    if (from >= old.format) chain.push(await prepare(context));
  }
  // Before the steps, as nothing is done any more once they are; each of them ends without a draft.
  await removeDrafts(storage);
  for (const step of chain) {
    if (options.signal?.aborted === true) throw new VaultError({ kind: "cancelled" });
    yield* step.run();
  }
}

/** @throws VaultError `wrong-password`, `masterkey-version-forged`, `kdf-too-costly` */
async function openOldKey(
  file: MasterkeyFile,
  format: number,
  password: PasswordForms,
): Promise<Masterkey> {
  const forms = format <= LAST_AS_TYPED ? password.all : [password.nfc];
  for (const form of forms) {
    try {
      return await openMasterkeyFile(file, form);
    } catch (error) {
      if (!isFailure(error, "wrong-password")) throw error;
    }
  }
  throw new VaultError({ kind: "wrong-password" });
}

/** What killed upgrades left in the vault folder. An old vault is open in no other session of ours. */
async function removeDrafts(storage: Storage): Promise<void> {
  for (const { name } of await storage.list("")) {
    if (isDraftName(name)) await removeHidden(storage, name);
  }
}
