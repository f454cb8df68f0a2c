import { VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { masterkey } from "../crypto/masterkey.ts";
import { rawKeyOf } from "../format/raw-key-of-words.ts";
import { keySourceOf, verifyVaultConfig } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { legacyError, recoveryKeyOfAnotherVault } from "../vault/open-vault.ts";
import { readVaultFiles } from "../vault/vault-files.ts";
import { isKeyOfVault } from "./is-key-of-vault.ts";
import { type NewKeyFile, writeNewKeyFile } from "./new-key-file.ts";

export interface RecoverOptions {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** The recovery key, as typed or pasted. */
  readonly words: string;
  readonly newKeyFile: NewKeyFile;
}

/**
 * Gives a vault a new key file and password, by its recovery key. Its configuration must be whole;
 * where it is not, `restore-vault.ts` makes a new one.
 *
 * @throws VaultError `wrong-recovery-key`; the kinds about the folder and the vault's claims;
 *   `hub-vault`; those of the place of the new key file. Nothing was changed then.
 */
export async function recoverVault(world: World, options: RecoverOptions): Promise<void> {
  const { storage, hostPath } = options;
  const files = await readVaultFiles(storage, hostPath);
  if ("legacyFormat" in files) throw legacyError(files.legacyFormat);
  const source = keySourceOf(files);
  if (source.kind === "hub") throw new VaultError({ kind: "hub-vault", host: source.host });
  using key = masterkey(rawKeyOf(options.words));
  if (!(await isKeyOfVault(storage, key.raw))) throw recoveryKeyOfAnotherVault();
  verifyVaultConfig(files, key.raw);
  await writeNewKeyFile(world, key, options.newKeyFile, hostPath);
}
