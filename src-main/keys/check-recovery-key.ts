/** Says what is wrong with a recovery key, precisely enough to find the mistake on the paper it was typed from. */

import { assertNever } from "../../src-shared/assert-never.ts";
import type {
  RecoveryKeyVerdict,
  UnknownWord,
} from "../../src-shared/model/recovery-key-verdict.ts";
import { decodeRecoveryKey } from "../format/recovery-key.ts";
import { typedWords } from "../format/recovery-words.ts";
import { shippedWords } from "../format/shipped-words.ts";
import type { Storage } from "../storage/storage.ts";
import { assertVaultFolder } from "../vault/vault-files.ts";
import { isKeyOfVault } from "./is-key-of-vault.ts";
import { nearWords } from "./near-words.ts";
import { findSwap } from "./swapped-words.ts";

/**
 * @param text - as typed or pasted
 * @throws VaultError `not-a-vault`, `not-a-folder`, `not-reachable`, `uvf-vault`
 */
export async function checkRecoveryKey(
  storage: Storage,
  hostPath: string,
  text: string,
): Promise<RecoveryKeyVerdict> {
  await assertVaultFolder(storage, hostPath);
  const list = shippedWords();
  const reading = decodeRecoveryKey(text, list);
  switch (reading.kind) {
    case "key": {
      const belongs = await isKeyOfVault(storage, reading.rawKey).finally(() =>
        reading.rawKey.fill(0),
      );
      return { kind: belongs ? "belongs" : "another-vault" };
    }
    case "unknown-words":
      return { kind: "unknown-words", words: unknownWords(text, reading.positions) };
    case "wrong-count":
      return reading;
    case "wrong-checksum": {
      const swapped = await findSwap(text, list, (rawKey) => isKeyOfVault(storage, rawKey));
      return { kind: "wrong-checksum", swapped };
    }
    default:
      return assertNever(reading);
  }
}

function unknownWords(text: string, positions: readonly number[]): readonly UnknownWord[] {
  const words = typedWords(text);
  return positions.map((position) => {
    const typed = words[position] ?? "";
    return { place: position + 1, typed, near: nearWords(typed, shippedWords()) };
  });
}
