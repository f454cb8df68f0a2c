/** The key files of the vault of a call, by the book that the app keeps too. */

import { homedir } from "node:os";
import { dataFolder } from "../app/data-folder.ts";
import {
  chosenKeyFile,
  findKeyFiles,
  type KeyFiles,
  rememberKeyAgain,
  rememberKeyAt,
} from "../app/key-places/key-files.ts";
import { type KeyPlaceBook, keyPlaceBook } from "../app/key-places/key-place-book.ts";
import { systemVolumes } from "../app/key-places/system-volumes.ts";
import type { Io } from "./io.ts";

/** Where Latchkey keeps its own files, shared with the app. */
export function ownFolder({ env }: Io): string {
  return dataFolder({ platform: process.platform, env, home: homedir() });
}

export function keyBook(io: Io): KeyPlaceBook {
  return keyPlaceBook(ownFolder(io), systemVolumes());
}

/**
 * @param chosen - `--masterkey-file`
 * @throws VaultError as {@link chosenKeyFile}
 */
export async function keyFilesOf(
  vault: string,
  chosen: string | undefined,
  io: Io,
): Promise<KeyFiles> {
  const book = keyBook(io);
  return chosen === undefined ? findKeyFiles(book, vault) : chosenKeyFile(book, vault, chosen);
}

export async function rememberKey(vault: string, hostPath: string, io: Io): Promise<void> {
  await rememberKeyAt(keyBook(io), vault, hostPath);
}

export async function rememberAgain(vault: string, hostPath: string, io: Io): Promise<void> {
  await rememberKeyAgain(keyBook(io), vault, hostPath);
}
