import { resolve } from "node:path";
import { recoveryText } from "../../../src-shared/text/cli-recovery-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { keptCopies } from "../../keys/kept-copies.ts";
import { type Restored, restoreVault } from "../../keys/restore-vault.ts";
import { isConfigLost } from "../../keys/survey-loss.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { assertVaultFolder } from "../../vault/vault-files.ts";
import { assertAlone } from "../../vault/work-alone.ts";
import { defineCommand } from "../command.ts";
import { rememberKey } from "../key-files.ts";
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
    const copies = await keptCopies(storage);
    const chosen = copies.find(({ name }) => name === from);
    const source = newPasswordSource(options);
    // The new key file, not an old one, is what the option names here.
    const keyOptions = { ...options, "masterkey-file": undefined };
    using key = await readSalvageKey(keyOptions, operands.VAULT, io);
    const restored = await restoreVault(systemWorld, {
      storage,
      hostPath,
      key,
      place,
      shorteningThreshold: options["shortening-threshold"],
      copy: chosen?.of === "key-file" ? undefined : from,
      keyCopy: chosen?.of === "key-file" ? from : undefined,
      newPassword: async () => {
        const password = await newPasswordFrom(source, operands.VAULT, io);
        await assertSame();
        return password;
      },
      signal: io.stop.requested,
      writers: workplace.writers,
    });
    if (restored.keyFile !== null && keyPath !== undefined) {
      await rememberKey(hostPath, restored.keyFile, io);
    }
    const unused = copies.filter(({ name, of }) => name !== from && isOfLost(of, restored));
    await print(
      io,
      { ...record(restored), from: from ?? null, copies: unused.map(({ name }) => name) },
      restoredText(restored, from === undefined ? unused : []),
    );
  },
});

type Copy = Awaited<ReturnType<typeof keptCopies>>[number];

function isOfLost(of: Copy["of"], { config, keyFile }: Restored): boolean {
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

function restoredText({ config, keyFile, kept }: Restored, unused: readonly Copy[]): string {
  return [
    ...(keyFile === null ? [] : [recoveryText.restoredKeyFile(printable(keyFile))]),
    ...(config === null
      ? []
      : [recoveryText.restoredConfig(config.cipherCombo, config.shorteningThreshold)]),
    ...kept.map((path) => recoveryText.kept(printable(path))),
    ...(unused.length === 0 ? [] : [recoveryText.copiesThere(unused.map(copyLine))]),
  ].join("\n");
}

function copyLine({ name, modifiedMs }: Copy): string {
  return recoveryText.copy(printable(name), new Date(modifiedMs).toISOString());
}
