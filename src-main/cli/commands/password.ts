import { resolve } from "node:path";
import { guessCostRange } from "../../../src-shared/model/guess-cost.ts";
import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { passwordText } from "../../../src-shared/text/cli-recovery-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { noKeyFile } from "../../app/key-places/key-files.ts";
import { keyPlaceAt, masterkeyPath } from "../../app/key-places/key-place-at.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { changePassword } from "../../keys/change-password.ts";
import { log2Of, measureScrypt, scryptCost } from "../../keys/measure-scrypt.ts";
import { olderKeyFiles, removeOlderKeyFiles } from "../../keys/older-key-files.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { keyFilesOf, rememberAgain } from "../key-files.ts";
import { newPasswordOptions, passwordOptions } from "../option-table.ts";
import { newPasswordSource } from "../password-source.ts";
import { print } from "../print.ts";
import { newPasswordFrom, readPassword } from "../read-password.ts";
import { withEachKeyFile } from "../try-key-files.ts";
import { assertOpensWithPassword } from "../with-vault.ts";
import { turnBeside } from "../workplace.ts";

export const passwordCommand = defineCommand({
  name: "password",
  operands: { VAULT: "one" },
  options: [
    "scrypt-cost",
    "remove-old-copies",
    ...newPasswordOptions,
    ...passwordOptions,
    "masterkey-file",
  ],
  run: async ({ operands, options, io }) => {
    const hostPath = resolve(operands.VAULT);
    const storage = nodeStorage(hostPath);
    const source = newPasswordSource(options);
    await using _turn = await turnBeside(operands.VAULT, io);
    await assertOpensWithPassword(storage, hostPath);
    const keyFiles = await keyFilesOf(operands.VAULT, options["masterkey-file"], io);
    if (!keyFiles.inside && keyFiles.elsewhere.length === 0) {
      throw noKeyFile(operands.VAULT, keyFiles);
    }
    const password = await readPassword(options, operands.VAULT, io);
    const { "scrypt-cost": log2 } = options;
    try {
      const asker = { vault: operands.VAULT, io };
      await withEachKeyFile(keyFiles, asker, async (keyFile) => {
        const place = keyPlaceAt(keyFile?.hostPath ?? masterkeyPath(hostPath));
        const cost = await changePassword(systemWorld, {
          storage,
          hostPath,
          place,
          password,
          newPassword: () => newPasswordFrom(source, operands.VAULT, io),
          cost: log2 === undefined ? undefined : scryptCost(log2),
        });
        await rememberAgain(operands.VAULT, place.hostPath, io);
        const copies = await oldCopies(place, hostPath, options["remove-old-copies"]);
        await tell(io, place, copies, options["remove-old-copies"]);
        await tellCost(io, log2Of(cost));
      });
    } finally {
      password.fill(0);
    }
  },
});

/** Older key files, beside the new one and in the vault folder; removed if so asked. */
async function oldCopies(
  place: KeyPlace,
  hostPath: string,
  remove: boolean,
): Promise<readonly string[]> {
  const vault = { storage: nodeStorage(hostPath), hostPath };
  const copies = await (remove ? removeOlderKeyFiles : olderKeyFiles)(vault, place);
  return copies.map((copy) => resolve(copy.hostPath));
}

async function tell(
  io: Io,
  place: KeyPlace,
  copies: readonly string[],
  removed: boolean,
): Promise<void> {
  const shown = copies.map(printable);
  const about = removed ? keyText.removed(shown) : passwordText.oldCopies(shown);
  await print(
    io,
    {
      masterkeyFile: place.hostPath,
      removed: removed ? copies : [],
      oldCopies: removed ? [] : copies,
    },
    [
      passwordText.changed(printable(place.hostPath)),
      ...(copies.length === 0 ? [] : [about, keyText.cloudKeeps]),
    ].join("\n"),
  );
}

/** What a check costs now, and what a dearer one would take. */
async function tellCost(io: Io, log2: number): Promise<void> {
  if (io.json) return;
  const now = (): number => performance.now();
  await io.stdout.write(`${passwordText.cost(log2, await measureScrypt(scryptCost(log2), now))}\n`);
  const dearer = Math.min(guessCostRange.most, log2 + 2);
  if (dearer === log2) return;
  const milliseconds = await measureScrypt(scryptCost(dearer), now);
  await io.stdout.write(`${passwordText.stronger(dearer, milliseconds)}\n`);
}
