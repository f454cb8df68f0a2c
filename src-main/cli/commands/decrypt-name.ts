import { nameProblemText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { relativeToVault } from "../../app/ciphertext-operand.ts";
import { type DecryptedName, decryptNames } from "../../names/decrypt-names.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const decryptNameCommand = defineCommand({
  name: "decrypt-name",
  operands: { VAULT: "one", FILE: "many" },
  options: openingOptions,
  run: (call) =>
    withVault(call, "read", async (vault) => {
      const { VAULT, FILE } = call.operands;
      const paths: string[] = [];
      // What lies outside keeps the path it was given by, which is none in a vault.
      for (const file of FILE) paths.push((await relativeToVault(VAULT, file)) ?? file);
      const names = await decryptNames(vault, paths, call.io.stop.requested);
      for (const name of names) await tell(name, call.io);
    }),
});

/** A file of another program is told like the others: it is no failure. */
async function tell(name: DecryptedName, io: Io): Promise<void> {
  const { ciphertextPath } = name;
  if ("path" in name) return print(io, { path: name.path, ciphertextPath }, printable(name.path));
  const { problem } = name;
  if (io.json) return print(io, { ciphertextPath, error: problem }, null);
  await io.stderr.write(`${nameProblemText[problem](printable(ciphertextPath))}\n`);
}
