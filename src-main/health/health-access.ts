/**
 * What check and repair need of a vault: its disk and its keys.
 *
 * They work below the `Vault` interface, because they must see what it hides.
 */

import { VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import { contentCipher } from "../format/cipher-combo.ts";
import type { ContentCipher } from "../format/content-cipher.ts";
import type { VaultConfig } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import type { Writers } from "../vault/leftovers/writers.ts";
import { type OpenOptions, unlockKeys } from "../vault/open-vault.ts";
import type { Vault } from "../vault/vault.ts";
import { engineOf } from "../vault/vault-session.ts";
import { unlessHalfDone, workAlone } from "../vault/work-alone.ts";

export interface HealthAccess {
  readonly storage: Storage;
  readonly world: World;
  readonly config: VaultConfig;
  /** Who else may be writing to the vault, if anybody knows. */
  readonly writers: Writers | undefined;
  /** True while the vault is open in this process: it can be checked, and must not be repaired. */
  readonly isInUse: boolean;
  /** Whether it seems to be open in another process. */
  readonly isOpenElsewhere: () => Promise<boolean>;
  /** Does `work` while nobody else has the vault open, or can open it. @throws VaultError `vault-open`, `vault-in-repair` */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Take it anew for every use: throws `locked` once the vault was locked. */
  readonly key: Masterkey;
  /** As {@link key}. */
  readonly content: ContentCipher;
}

/** Disposing wipes the key. */
export type HealthSession = HealthAccess & Disposable;

/**
 * Obtains the keys of a vault that nobody has open, also of one that is too damaged to be opened.
 *
 * @throws VaultError as `unlockKeys`; `vault-in-repair` where that is why it cannot be opened
 */
export async function openForHealth(world: World, options: OpenOptions): Promise<HealthSession> {
  const { key, config } = await unlessHalfDone(options, () => unlockKeys(options));
  const { writers, hostPath } = options;
  return {
    storage: options.storage,
    world,
    config,
    writers,
    isInUse: false,
    isOpenElsewhere: async () => (await writers?.isOpen(hostPath)) ?? false,
    alone: (work) =>
      writers === undefined ? work() : workAlone({ world, writers, hostPath }, work),
    key,
    content: contentCipher(config.cipherCombo, key),
    [Symbol.dispose]: () => {
      key[Symbol.dispose]();
    },
  };
}

/** The same for a vault that is open, for checks only; ends with its lock. */
export function healthOfOpenVault(vault: Vault): HealthAccess {
  const engine = engineOf(vault);
  return {
    storage: engine.storage,
    world: engine.world,
    config: engine.config,
    writers: undefined,
    isInUse: true,
    isOpenElsewhere: async () => false,
    alone: () => Promise.reject(new VaultError({ kind: "vault-open" })),
    get key() {
      return engine.key;
    },
    get content() {
      return engine.content;
    },
  };
}
