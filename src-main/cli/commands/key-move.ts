import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { clearKeyFiles } from "../../keys/move-key-file.ts";
import { onHost } from "../../storage/local-failure.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { defineCommand } from "../command.ts";
import { identityOf, keyBook, rememberKey } from "../key-files.ts";
import { bringKeyTo, isInVault, type MovedKey, realPlace } from "../move-key.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";

export const keyMoveCommand = defineCommand({
  name: "key move",
  operands: { VAULT: "one", DEST: "one" },
  options: [...passwordOptions, "masterkey-file"],
  run: async ({ operands, options, io }) => {
    const { VAULT: vault, DEST: destination } = operands;
    const moved = await bringKeyTo({ vault, destination, options, io });
    const { from, to } = moved;
    const isBack = await isInVault(vault, to.hostPath);
    // Remembered before anything is removed: a key that nobody finds is a lost one.
    if (!isBack) await rememberKey(vault, to.hostPath, io);
    const removed = await removeOld(vault, moved, isBack);
    if (from.hostPath !== to.hostPath) {
      await keyBook(io).forget(await identityOf(vault), from.hostPath);
    }
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

/** The key file at its old place, and all that lies in the vault folder unless the key has come back there. */
async function removeOld(
  vault: string,
  { from, to }: MovedKey,
  isBack: boolean,
): Promise<readonly string[]> {
  const folder = await realPlace(vault);
  const cleared = isBack ? [] : await clearKeyFiles(nodeStorage(folder));
  const inVault = cleared.map((name) => resolve(folder, name));
  if (from.hostPath === to.hostPath || inVault.includes(from.hostPath)) return inVault;
  await onHost(from.hostPath, () => rm(from.hostPath));
  return [...inVault, from.hostPath];
}
