/** What `key move`, `key copy` and `key remember` have in common: a key file comes to another place, proved. */

import { resolve } from "node:path";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { copyKeyTo, isAmongData, type MovedKey, realPlace } from "../app/key-places/bring-key.ts";
import { isKeyFileHere, noKeyFile } from "../app/key-places/key-files.ts";
import { keyPlaceAt } from "../app/key-places/key-place-at.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Io } from "./io.ts";
import { keyFilesOf } from "./key-files.ts";
import { fileAt } from "./new-key-place.ts";
import type { OptionValues, passwordOptions } from "./option-table.ts";
import { readPassword } from "./read-password.ts";
import { sameFolder } from "./same-folder.ts";
import { tellingStale } from "./try-key-files.ts";
import { UsageError } from "./usage-error.ts";
import { assertOpensWithPassword } from "./with-vault.ts";

export interface KeyMove {
  readonly vault: string;
  /** A folder or a file name. */
  readonly destination: string;
  readonly options: OptionValues<(typeof passwordOptions)[number] | "masterkey-file">;
  readonly io: Io;
}

/** Copies the key file that opens the vault. @throws UsageError if the destination lies in the vault's own data */
export async function bringKeyTo({ vault, destination, options, io }: KeyMove): Promise<MovedKey> {
  const hostPath = resolve(vault);
  await assertOpensWithPassword(nodeStorage(hostPath), hostPath);
  const to = keyPlaceAt(await realPlace(await fileAt(destination)));
  if (await isAmongData(hostPath, to.hostPath)) {
    throw new UsageError(usageText.insideVault(to.hostPath));
  }
  const keyFiles = await keyFilesOf(vault, options["masterkey-file"], io);
  // Nobody should type a password to be told to insert a stick.
  if (!isKeyFileHere(keyFiles)) throw noKeyFile(vault, keyFiles);
  const assertSame = await sameFolder(to.hostPath);
  const password = await readPassword(options, vault, io);
  try {
    await assertSame();
    return await tellingStale(keyFiles, { vault, io }, () =>
      copyKeyTo(systemWorld, { vault, keyFiles, to, password }),
    );
  } finally {
    password.fill(0);
  }
}
