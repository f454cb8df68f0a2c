import { resolve } from "node:path";
import type { RecoveryKeyVerdict } from "../../../src-shared/model/recovery-key-verdict.ts";
import { recoveryVerdictText } from "../../../src-shared/text/recovery-verdict-text.ts";
import { checkRecoveryKey } from "../../keys/check-recovery-key.ts";
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
    await print(io, { belongs, ...details(verdict) }, recoveryVerdictText(verdict));
  },
});

function details(verdict: RecoveryKeyVerdict): object {
  if (verdict.kind === "belongs") return {};
  const { kind: reason, ...rest } = verdict;
  return { reason, ...rest };
}
