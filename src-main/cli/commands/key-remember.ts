import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { realPlace, removeKeyLink } from "../../app/key-places/bring-key.ts";
import { defineCommand } from "../command.ts";
import { rememberKey } from "../key-files.ts";
import { bringKeyTo } from "../move-key.ts";
import { fileAt } from "../new-key-place.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { turnBeside } from "../workplace.ts";

export const keyRememberCommand = defineCommand({
  name: "key remember",
  operands: { VAULT: "one", FILE: "one" },
  options: passwordOptions,
  run: async ({ operands, options, io }) => {
    const { VAULT: vault, FILE } = operands;
    await using _turn = await turnBeside(vault, io);
    const file = await realPlace(await fileAt(FILE));
    // Copied onto itself, it is proved and left alone.
    const itself = { ...options, "masterkey-file": file };
    const { to } = await bringKeyTo({ vault, destination: file, options: itself, io });
    await rememberKey(vault, to.hostPath, io);
    const removed = await removeKeyLink(vault);
    await print(
      io,
      { masterkeyFile: to.hostPath, removed },
      [
        keyText.remembered(printable(to.hostPath)),
        ...(removed.length === 0 ? [] : [keyText.removed(removed.map(printable))]),
      ].join("\n"),
    );
  },
});
