import { mkdir, readdir, rmdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { resultText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { keyPlaceAt, masterkeyPath } from "../../app/key-places/key-place-at.ts";
import { VaultError } from "../../base/vault-error.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { codeOf } from "../../storage/disk-error.ts";
import { localFailure } from "../../storage/local-failure.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { type CreateOptions, createVault } from "../../vault/create-vault.ts";
import { defineCommand } from "../command.ts";
import { rememberKey } from "../key-files.ts";
import { fileAt } from "../new-key-place.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { readNewPassword } from "../read-password.ts";
import { sameFolder } from "../same-folder.ts";

export const createCommand = defineCommand({
  name: "create",
  operands: { VAULT: "one" },
  options: ["cipher", "shortening-threshold", ...passwordOptions, "masterkey-file"],
  run: async ({ operands, options, io }) => {
    const vault = resolve(operands.VAULT);
    const { cipher = "SIV_GCM", "shortening-threshold": shorteningThreshold = 220 } = options;
    const chosen = options["masterkey-file"];
    const keyPath = chosen === undefined ? undefined : resolve(await fileAt(chosen));
    await refuseUnlessFree(vault);
    const assertSame = await sameFolder(keyPath ?? vault);
    const password = await readNewPassword(options, operands.VAULT, io);
    try {
      await assertSame();
      await createIn(vault, {
        storage: nodeStorage(vault),
        hostPath: vault,
        password,
        cipher,
        shorteningThreshold,
        ...(keyPath === undefined ? {} : { keyPlace: keyPlaceAt(keyPath) }),
      });
    } finally {
      password.fill(0);
    }
    const masterkeyFile = keyPath ?? masterkeyPath(vault);
    if (keyPath !== undefined) await rememberKey(vault, keyPath, io);
    await print(
      io,
      { vault, format: 8, cipher, shorteningThreshold, masterkeyFile },
      resultText.created(printable(vault), printable(masterkeyFile)),
    );
  },
});

/** Before the password is asked; the engine looks again when it begins. */
async function refuseUnlessFree(path: string): Promise<void> {
  const names = await readdir(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw codeOf(error) === "ENOTDIR" ? vaultExists(path) : localFailure(error, path);
  });
  if (names.length > 0) throw vaultExists(path);
}

function vaultExists(path: string): VaultError {
  return new VaultError({ kind: "vault-exists", path });
}

/** Makes the folder if it is missing, and takes it away again if no vault came into being. */
async function createIn(vault: string, options: CreateOptions): Promise<void> {
  const isNew = await makeFolder(vault);
  try {
    await createVault(systemWorld, options);
  } catch (error) {
    // Only an empty folder goes away: whatever another program put there meanwhile stays.
    if (isNew) await rmdir(vault).catch(() => undefined);
    throw error;
  }
}

/** @returns false if there is something by that name already; whether a vault may go there is for the engine to say */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (codeOf(error) === "EROFS")
      throw new VaultError({ kind: "read-only", path }, { cause: error });
    throw localFailure(error, codeOf(error) === "ENOENT" ? dirname(path) : path);
  }
}
