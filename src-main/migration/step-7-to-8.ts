/**
 * Format 7 → 8: what the vault says of itself moves into the signed `vault.cryptomator`.
 *
 * The config comes first. A crash before the key file is rewritten leaves a
 * vault that opens, with a key file of version 7, by which the next upgrade
 * knows that this step is not finished (docs/vault-format.md §15.1).
 */

import type { Masterkey } from "../crypto/masterkey.ts";
import { newDirectoryId } from "../format/directory-id.ts";
import {
  encodeVaultConfig,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import { CONFIG_FILE, readOrNull } from "../vault/vault-files.ts";
import { writeWhole } from "../vault/write-whole.ts";
import { rewriteKeyFile } from "./rewrite-key-file.ts";
import type { PrepareStep, UpgradeContext } from "./upgrade-step.ts";

const from = 7;
const to = 8;

/** `version` of the key file in format 8: apps that know no `vault.cryptomator` refuse it. */
const KEY_FILE_VERSION = 999;

/** What every vault of format 7 is, by definition. */
const LEGACY = { cipherCombo: "SIV_CTRMAC", shorteningThreshold: 220 } as const;

export const prepare7To8: PrepareStep = async (context) => {
  const config = await readOrNull(context.storage, CONFIG_FILE, MAX_CONFIG_FILE);
  if (config !== null) refuseForeignConfig(config, context.key);
  return {
    from,
    to,
    run: async function* () {
      if (config === null) await writeConfig(context);
      await rewriteKeyFile(context, KEY_FILE_VERSION);
      yield { kind: "step", from, to };
    },
  };
};

/** @throws VaultError `key-of-another-vault` unless an earlier upgrade of this vault wrote it */
function refuseForeignConfig(config: Uint8Array, key: Masterkey): void {
  verifyVaultConfig(parseVaultConfig(config, CONFIG_FILE), key.raw);
}

async function writeConfig({ world, storage, key }: UpgradeContext): Promise<void> {
  const config = { id: newDirectoryId(world.random), ...LEGACY };
  await writeWhole(world, storage, CONFIG_FILE, encodeVaultConfig(config, key.raw));
}
