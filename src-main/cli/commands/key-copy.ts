import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { isInVault } from "../../app/key-places/bring-key.ts";
import { defineCommand } from "../command.ts";
import { rememberKey } from "../key-files.ts";
import { bringKeyTo } from "../move-key.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { turnBeside } from "../workplace.ts";

export const keyCopyCommand = defineCommand({
  name: "key copy",
  operands: { VAULT: "one", DEST: "one" },
  options: [...passwordOptions, "masterkey-file"],
  run: async ({ operands, options, io }) => {
    const { VAULT: vault, DEST: destination } = operands;
    await using _turn = await turnBeside(vault, io);
    const { to } = await bringKeyTo({ vault, destination, options, io });
    if (!(await isInVault(vault, to.hostPath))) await rememberKey(vault, to.hostPath, io);
    await print(
      io,
      { masterkeyFile: to.hostPath, removed: [] },
      keyText.copied(printable(to.hostPath)),
    );
  },
});
