import { rawKeyOf } from "../format/raw-key-of-words.ts";
import { encodeRecoveryKey } from "../format/recovery-key.ts";
import { shippedWords } from "../format/shipped-words.ts";

/**
 * The words of a recovery key in their plain form, however they were typed.
 *
 * @throws VaultError `wrong-recovery-key` if they are none
 */
export function parseWords(text: string): string {
  const rawKey = rawKeyOf(text);
  try {
    return encodeRecoveryKey(rawKey, shippedWords());
  } finally {
    rawKey.fill(0);
  }
}
