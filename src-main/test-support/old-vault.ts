/** An old vault with something of each kind in it, its upgrade, and what it holds afterwards. */

import { passwordForms } from "../base/password-forms.ts";
import { utf8 } from "../crypto/encoding.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { migrateVault, type UpgradeOptions } from "../migration/migrate-vault.ts";
import type { UpgradeEvent } from "../migration/upgrade-step.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { openVault } from "../vault/open-vault.ts";
import { type LegacyTree, writeLegacyVault } from "./legacy-vault.ts";
import { type Snapshot, snapshotOf } from "./proof/snapshot.ts";

/** Shortened in formats 5 and 6 as well as in 7 and 8. */
export const LONG = `${"a long name that is shortened, ".repeat(5)}x`;
export const VERY_LONG = `${"long in every format, ".repeat(9)}x`;

/** The password, composed. */
export const oldPassword = "p\u00e4ssword";

/** Twelve entries. */
export const oldTree: LegacyTree = {
  "a.txt": "first",
  empty: {},
  folder: { "b.txt": "second", [LONG]: { deep: "third" }, shortcut: "→ b.txt" },
  [LONG]: "fourth",
  [VERY_LONG]: "fifth",
  [`${VERY_LONG} folder`]: { "c.txt": "sixth" },
  [`${VERY_LONG} link`]: "→ a.txt",
};

export async function oldVault(version: 5 | 6 = 6, password = utf8(oldPassword)): Promise<Storage> {
  const options = { version, password, tree: oldTree };
  return (await writeLegacyVault(memoryStorage(), options)).storage;
}

export function upgrade(
  storage: Storage,
  options: Partial<UpgradeOptions> = {},
): AsyncGenerator<UpgradeEvent> {
  return migrateVault(systemWorld, {
    storage,
    hostPath: "/vault",
    password: passwordForms(oldPassword),
    keyPlace: { storage, name: "masterkey.cryptomator", hostPath: "/vault/masterkey.cryptomator" },
    ...options,
  });
}

/** What a vault holds that was upgraded. */
export async function lookInto(storage: Storage): Promise<Snapshot> {
  const vault = await openVault(systemWorld, {
    storage,
    hostPath: "/vault",
    password: utf8(oldPassword),
    readOnly: true,
  });
  try {
    return await snapshotOf(vault);
  } finally {
    await vault.lock();
  }
}
