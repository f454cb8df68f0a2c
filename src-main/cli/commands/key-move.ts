import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { isInVault, leaveOldPlace } from "../../app/key-places/bring-key.ts";
import { defineCommand } from "../command.ts";
import { keyBook } from "../key-files.ts";
import { bringKeyTo } from "../move-key.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { turnBeside } from "../workplace.ts";

export const keyMoveCommand = defineCommand({
  name: "key move",
  operands: { VAULT: "one", DEST: "one" },
  options: [...passwordOptions, "masterkey-file"],
  run: async ({ operands, options, io }) => {
    const { VAULT: vault, DEST: destination } = operands;
    await using _turn = await turnBeside(vault, io);
    const moved = await bringKeyTo({ vault, destination, options, io });
    const { to } = moved;
    const removed = await leaveOldPlace(keyBook(io), vault, moved);
    const isBack = await isInVault(vault, to.hostPath);
    await print(
      io,
      { masterkeyFile: to.hostPath, removed },
      [
        keyText.moved(printable(to.hostPath)),
        ...(removed.length === 0 ? [] : [keyText.removed(removed.map(printable))]),
        ...(isBack || removed.length === 0 ? [] : [keyText.cloudKeeps]),
      ].join("\n"),
    );
  },
});
