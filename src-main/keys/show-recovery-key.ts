import { encodeRecoveryKey } from "../format/recovery-key.ts";
import { shippedWords } from "../format/shipped-words.ts";
import { type OpenOptions, unlockKeys } from "../vault/open-vault.ts";

/**
 * The recovery key of a vault: 44 words, in lower case, with one space between them. Whoever has
 * them has the vault; the text cannot be wiped, so it is not to be kept.
 *
 * @throws VaultError as {@link unlockKeys}
 */
export async function showRecoveryKey(options: OpenOptions): Promise<string> {
  const { key } = await unlockKeys(options);
  using unlocked = key;
  return encodeRecoveryKey(unlocked.raw, shippedWords());
}
