/**
 * Finds two words of a recovery key that changed places: the checksum says that something is
 * wrong, the vault says when it is right again.
 *
 * There are 946 pairs and 65,536 checksums, so hardly ever more than one pair has to be tried on
 * the vault.
 */

import { decodeRecoveryKey, RECOVERY_KEY_WORDS } from "../format/recovery-key.ts";
import { typedWords, type WordList } from "../format/recovery-words.ts";

/** Places from 1, the lower one first. */
export type Swap = readonly [number, number];

/**
 * @param text - words that decode except for their checksum
 * @param isKey - whether this is the key of the vault; must not keep it
 * @returns `null` unless exchanging two words makes it the key of the vault
 */
export async function findSwap(
  text: string,
  list: WordList,
  isKey: (rawKey: Uint8Array) => Promise<boolean>,
): Promise<Swap | null> {
  const words = typedWords(text);
  for (let first = 0; first < RECOVERY_KEY_WORDS - 1; first++) {
    for (let second = first + 1; second < RECOVERY_KEY_WORDS; second++) {
      const reading = decodeRecoveryKey(exchanged(words, first, second), list);
      if (reading.kind !== "key") continue;
      const found = await isKey(reading.rawKey).finally(() => reading.rawKey.fill(0));
      if (found) return [first + 1, second + 1];
    }
  }
  return null;
}

function exchanged(words: readonly string[], first: number, second: number): string {
  return words
    .with(first, words[second] ?? "")
    .with(second, words[first] ?? "")
    .join(" ");
}
