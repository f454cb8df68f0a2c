import { recoveryText } from "../../../src-shared/text/cli-recovery-text.ts";
import { showRecoveryKey } from "../../keys/show-recovery-key.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withOpening } from "../with-vault.ts";

const columns = 4;

export const recoveryKeyShowCommand = defineCommand({
  name: "recovery-key show",
  operands: { VAULT: "one" },
  options: openingOptions,
  run: async (call) => {
    const words = await withOpening(call, "read", showRecoveryKey);
    await print(call.io, { words }, wordsText(words, call.io));
  },
});

/** A numbered grid where a person looks, the bare words where a program reads. */
function wordsText(words: string, io: Io): string {
  if (!io.stdout.isTerminal) return words;
  return `${grid(words.split(" "))}\n\n${recoveryText.keepSafe}`;
}

function grid(words: readonly string[]): string {
  const width = Math.max(...words.map((word) => word.length)) + 2;
  const cells = words.map(
    (word, index) => `${String(index + 1).padStart(3)}. ${word.padEnd(width)}`,
  );
  const lines = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells
      .slice(row * columns, (row + 1) * columns)
      .join("")
      .trimEnd(),
  );
  return lines.join("\n");
}
