import { assertNever } from "../../src-shared/assert-never.ts";
import { VaultError } from "../base/vault-error.ts";
import { decodeRecoveryKey } from "./recovery-key.ts";
import { shippedWords } from "./shipped-words.ts";

/**
 * The raw masterkey that a recovery key stands for. Which vault it belongs to is not known yet.
 *
 * @param words - as typed or pasted
 * @returns 64 bytes; the caller wipes them
 * @throws VaultError `wrong-recovery-key`
 */
export function rawKeyOf(words: string): Uint8Array {
  const reading = decodeRecoveryKey(words, shippedWords());
  switch (reading.kind) {
    case "key":
      return reading.rawKey;
    case "unknown-words":
      throw refused(reading.kind, reading.positions);
    case "wrong-count":
    case "wrong-checksum":
      throw refused(reading.kind, []);
    default:
      return assertNever(reading);
  }
}

function refused(
  reason: "unknown-words" | "wrong-count" | "wrong-checksum",
  positions: readonly number[],
): VaultError {
  const places = positions.map((position) => position + 1);
  return new VaultError({ kind: "wrong-recovery-key", reason, places });
}
