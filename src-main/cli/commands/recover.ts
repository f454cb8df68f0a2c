import { resolve } from "node:path";
import { recoveryText } from "../../../src-shared/text/cli-recovery-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { recoverVault } from "../../keys/recover-vault.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { defineCommand } from "../command.ts";
import { rememberAgain, rememberKey } from "../key-files.ts";
import { newKeyPlace } from "../new-key-place.ts";
import { newPasswordOptions, passwordOptions, wordsOptions } from "../option-table.ts";
import { onlyPasswordSource } from "../password-source.ts";
import { print } from "../print.ts";
import { newPasswordFrom } from "../read-password.ts";
import { readWordsOf } from "../read-words.ts";
import { sameFolder } from "../same-folder.ts";
import { turnBeside } from "../workplace.ts";

export const recoverCommand = defineCommand({
  name: "recover",
  operands: { VAULT: "one" },
  options: [...wordsOptions, ...newPasswordOptions, ...passwordOptions, "masterkey-file"],
  run: async ({ operands, options, io }) => {
    const hostPath = resolve(operands.VAULT);
    const storage = nodeStorage(hostPath);
    const source = onlyPasswordSource(options);
    await using _turn = await turnBeside(operands.VAULT, io);
    // Nobody should type 44 words to be told that there is no vault.
    await inspectVault(storage, hostPath);
    const place = await newKeyPlace(hostPath, options["masterkey-file"], io);
    const assertSame = await sameFolder(place.hostPath);
    const words = await readWordsOf(options, operands.VAULT, io);
    const password = await newPasswordFrom(source, operands.VAULT, io);
    try {
      await assertSame();
      const newKeyFile = { place, password };
      await recoverVault(systemWorld, { storage, hostPath, words, newKeyFile });
    } finally {
      password.fill(0);
    }
    const masterkeyFile = place.hostPath;
    if (options["masterkey-file"] !== undefined) await rememberKey(hostPath, masterkeyFile, io);
    else await rememberAgain(hostPath, masterkeyFile, io);
    await print(io, { masterkeyFile }, recoveryText.recovered(printable(masterkeyFile)));
  },
});
