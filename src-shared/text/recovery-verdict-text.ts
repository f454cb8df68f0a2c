import { assertNever } from "../assert-never.ts";
import type { RecoveryKeyVerdict } from "../model/recovery-key-verdict.ts";
import { recoveryText } from "./cli-recovery-text.ts";
import { printable } from "./printable.ts";
import { saying } from "./worded.ts";

/** What is wrong with the words of a recovery key, or that nothing is: one line for each fault. */
export const recoveryVerdictText = saying("recoveryVerdictText", englishRecoveryVerdictText);

function englishRecoveryVerdictText(verdict: RecoveryKeyVerdict): string {
  switch (verdict.kind) {
    case "belongs":
      return recoveryText.belongs;
    case "another-vault":
      return recoveryText.anotherVault;
    case "unknown-words":
      return verdict.words
        .map(({ place, typed, near }) => recoveryText.unknownWord(place, printable(typed), near))
        .join("\n");
    case "wrong-count":
      return recoveryText.wrongCount(verdict.count);
    case "wrong-checksum":
      return verdict.swapped === null
        ? recoveryText.wrongChecksum
        : recoveryText.swapped(...verdict.swapped);
    default:
      return assertNever(verdict);
  }
}
