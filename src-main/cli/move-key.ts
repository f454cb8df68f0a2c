/** What `key move`, `key copy` and `key remember` have in common: a key file comes to another place, proved. */

import { realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { copyKeyFile } from "../keys/move-key-file.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { MASTERKEY_FILE } from "../vault/vault-files.ts";
import type { Io } from "./io.ts";
import { keyFilesOf, noKeyFile } from "./key-files.ts";
import { keyPlaceAt, masterkeyPath } from "./key-place.ts";
import { fileAt } from "./new-key-place.ts";
import type { OptionValues, passwordOptions } from "./option-table.ts";
import { readPassword } from "./read-password.ts";
import { withEachKeyFile } from "./try-key-files.ts";
import { UsageError } from "./usage-error.ts";
import { assertOpensWithPassword } from "./with-vault.ts";

export interface KeyMove {
  readonly vault: string;
  /** A folder or a file name. */
  readonly destination: string;
  readonly options: OptionValues<(typeof passwordOptions)[number] | "masterkey-file">;
  readonly io: Io;
}

export interface MovedKey {
  readonly from: KeyPlace;
  readonly to: KeyPlace;
}

/** Copies the key file that opens the vault. @throws UsageError if the destination lies in the vault's own data */
export async function bringKeyTo({ vault, destination, options, io }: KeyMove): Promise<MovedKey> {
  const hostPath = resolve(vault);
  const storage = nodeStorage(hostPath);
  await assertOpensWithPassword(storage, hostPath);
  const to = keyPlaceAt(await realPlace(await fileAt(destination)));
  await refuseInside(hostPath, to.hostPath);
  const keyFiles = await keyFilesOf(vault, options["masterkey-file"], io);
  if (!keyFiles.inside && keyFiles.elsewhere.length === 0) throw noKeyFile(vault, keyFiles);
  const password = await readPassword(options, vault, io);
  try {
    return await withEachKeyFile(keyFiles, { vault, io }, async (keyFile) => {
      const from = keyPlaceAt(keyFile?.hostPath ?? masterkeyPath(await realPlace(hostPath)));
      await copyKeyFile(systemWorld, { storage, hostPath, from, to, password });
      return { from, to };
    });
  } finally {
    password.fill(0);
  }
}

/** With the links on the way followed, and one at its end too: what it leads to is what is meant. */
export async function realPlace(path: string): Promise<string> {
  const absolute = resolve(path);
  return realpath(absolute).catch(async () => {
    const folder = await realpath(dirname(absolute)).catch(() => dirname(absolute));
    return join(folder, relative(dirname(absolute), absolute));
  });
}

/** True if a key file lies in the folder of its own vault. */
export async function isInVault(vault: string, path: string): Promise<boolean> {
  const inside = relative(await realPlace(vault), path);
  return inside !== ".." && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside;
}

/** In the vault folder, only the place that every app knows will do. */
async function refuseInside(vault: string, path: string): Promise<void> {
  const isUsual = path === join(await realPlace(vault), MASTERKEY_FILE);
  if (!isUsual && (await isInVault(vault, path))) throw new UsageError(usageText.insideVault(path));
}
