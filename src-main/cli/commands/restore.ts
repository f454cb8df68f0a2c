import { resolve } from "node:path";
import { recoveryText } from "../../../src-shared/text/cli-recovery-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { placesElsewhere } from "../../app/key-places/key-files.ts";
import { isFailure } from "../../base/vault-error.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { copiesOfVault, type VaultCopy } from "../../keys/copies-of-vault.ts";
import { type Restored, restoreVault } from "../../keys/restore-vault.ts";
import { isConfigLost } from "../../keys/survey-loss.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { assertVaultFolder } from "../../vault/vault-files.ts";
import { assertAlone } from "../../vault/work-alone.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { keyFilesOf, rememberKey } from "../key-files.ts";
import { chosenCopy, copiesText, nameOf } from "../named-copies.ts";
import { newKeyPlace } from "../new-key-place.ts";
import { newPasswordOptions } from "../option-table.ts";
import { newPasswordSource } from "../password-source.ts";
import { print } from "../print.ts";
import { newPasswordFrom } from "../read-password.ts";
import { readSalvageKey, salvageKeyOptions } from "../salvage-key.ts";
import { sameFolder } from "../same-folder.ts";
import { workplaceOf } from "../workplace.ts";

export const restoreCommand = defineCommand({
  name: "restore",
  operands: { VAULT: "one" },
  options: ["shortening-threshold", "from", ...newPasswordOptions, ...salvageKeyOptions],
  run: async ({ operands, options, io }) => {
    const hostPath = resolve(operands.VAULT);
    const storage = nodeStorage(hostPath);
    await assertVaultFolder(storage, hostPath);
    const { from, "masterkey-file": keyPath } = options;
    const place = await newKeyPlace(hostPath, keyPath, io);
    const assertSame = await sameFolder(place.hostPath);
    const workplace = workplaceOf(operands.VAULT, io);
    // Nobody should type 44 words to be told that the vault is open.
    if (await isConfigLost(storage)) await assertAlone(workplace);
    const copies = await copiesFor(hostPath, place, io);
    const chosen = chosenCopy(copies, hostPath, from);
    const source = newPasswordSource(options);
    // The new key file, not an old one, is what the option names here.
    const keyOptions = { ...options, "masterkey-file": undefined };
    using key = await readSalvageKey(keyOptions, operands.VAULT, io);
    const restored = await namingCopies(copies, hostPath, io, () =>
      restoreVault(systemWorld, {
        storage,
        hostPath,
        key,
        place,
        shorteningThreshold: options["shortening-threshold"],
        copy: chosen?.of === "config" ? chosen.name : undefined,
        keyCopy: chosen?.of === "key-file" ? chosen.place : undefined,
        newPassword: async () => {
          const password = await newPasswordFrom(source, operands.VAULT, io);
          await assertSame();
          return password;
        },
        signal: io.stop.requested,
        writers: workplace.writers,
      }),
    );
    if (restored.keyFile !== null && keyPath !== undefined) {
      await rememberKey(hostPath, restored.keyFile, io);
    }
    const unused = copies.filter((copy) => copy !== chosen && isOfLost(copy.of, restored));
    const names = unused.map((copy) => nameOf(copy, hostPath));
    const told = from === undefined ? copiesText(unused, hostPath) : [];
    const about = { ...record(restored), from: from ?? null, copies: names };
    await print(io, about, restoredText(restored, told));
  },
});

/** In the vault folder, and beside its key file, wherever that was or is to be. */
async function copiesFor(hostPath: string, place: KeyPlace, io: Io): Promise<readonly VaultCopy[]> {
  const known = placesElsewhere(hostPath, await keyFilesOf(hostPath, undefined, io));
  const storage = nodeStorage(hostPath);
  return copiesOfVault({ storage, hostPath, keyPlaces: [place, ...known] });
}

/** Where a key file is missing that the password could open, says which copies of one there are. */
async function namingCopies<T>(
  copies: readonly VaultCopy[],
  hostPath: string,
  io: Io,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const ofKey = isFailure(error, "masterkey-missing")
      ? copies.filter(({ of }) => of === "key-file")
      : [];
    // Programs read failures on standard error, and nothing else.
    for (const text of io.json ? [] : copiesText(ofKey, hostPath)) {
      await io.stderr.write(`${text}\n`);
    }
    throw error;
  }
}

function isOfLost(of: VaultCopy["of"], { config, keyFile }: Restored): boolean {
  return of === "config" ? config !== null : keyFile !== null;
}

function record({ config, keyFile, kept }: Restored): object {
  return {
    restored: [...(keyFile === null ? [] : ["key-file"]), ...(config === null ? [] : ["config"])],
    masterkeyFile: keyFile,
    kept,
    cipher: config?.cipherCombo ?? null,
    shorteningThreshold: config?.shorteningThreshold ?? null,
  };
}

function restoredText({ config, keyFile, kept }: Restored, copies: readonly string[]): string {
  return [
    ...(keyFile === null ? [] : [recoveryText.restoredKeyFile(printable(keyFile))]),
    ...(config === null
      ? []
      : [recoveryText.restoredConfig(config.cipherCombo, config.shorteningThreshold)]),
    ...kept.map((path) => recoveryText.kept(printable(path))),
    ...copies,
  ].join("\n");
}
