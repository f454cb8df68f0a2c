import { stat } from "node:fs/promises";
import { join } from "node:path";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { keyPlaceAt, masterkeyPath } from "../app/key-places/key-place-at.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { MASTERKEY_FILE } from "../vault/vault-files.ts";
import type { Io } from "./io.ts";
import { keyFilesOf } from "./key-files.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Where a new key file of a vault goes: where the user says, else where the old one is.
 *
 * @throws UsageError if the old one is kept elsewhere and is not there: it was taken out of the
 *   vault folder on purpose, and must not come back by accident
 */
export async function newKeyPlace(
  vault: string,
  chosen: string | undefined,
  io: Io,
): Promise<KeyPlace> {
  if (chosen !== undefined) return keyPlaceAt(await fileAt(chosen));
  const { inside, elsewhere, missing, brokenLink } = await keyFilesOf(vault, undefined, io);
  if (inside) return keyPlaceAt(masterkeyPath(vault));
  const [first] = elsewhere;
  if (first !== undefined) return keyPlaceAt(first.hostPath);
  const away = missing[0]?.lastSeen ?? brokenLink;
  if (away !== null) throw new UsageError(usageText.newPlaceUnknown(away));
  return keyPlaceAt(masterkeyPath(vault));
}

/** The key file that `path` means: in a folder, it has the name that every app gives it. */
export async function fileAt(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (it) => it.isDirectory(),
    () => false,
  );
  return isFolder ? join(path, MASTERKEY_FILE) : path;
}
