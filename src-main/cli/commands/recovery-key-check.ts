import { resolve } from "node:path";
import { assertNever } from "../../../src-shared/assert-never.ts";
import { recoveryText } from "../../../src-shared/text/cli-recovery-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { checkRecoveryKey, type RecoveryKeyVerdict } from "../../keys/check-recovery-key.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { defineCommand } from "../command.ts";
import { recoveryKeyExitCode } from "../exit-code.ts";
import { wordsOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { readWordsOf } from "../read-words.ts";

export const recoveryKeyCheckCommand = defineCommand({
  name: "recovery-key check",
  operands: { VAULT: "one" },
  options: wordsOptions,
  run: async ({ operands, options, io }) => {
    const hostPath = resolve(operands.VAULT);
    const text = await readWordsOf(options, operands.VAULT, io);
    const verdict = await checkRecoveryKey(nodeStorage(hostPath), hostPath, text);
    const belongs = verdict.kind === "belongs";
    if (!belongs) io.conclude(recoveryKeyExitCode);
    await print(io, { belongs, ...details(verdict) }, verdictText(verdict));
  },
});

function details(verdict: RecoveryKeyVerdict): object {
  if (verdict.kind === "belongs") return {};
  const { kind: reason, ...rest } = verdict;
  return { reason, ...rest };
}

function verdictText(verdict: RecoveryKeyVerdict): string {
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
