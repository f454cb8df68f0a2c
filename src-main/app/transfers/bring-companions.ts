/**
 * What a program has put beside the private copy that it was given: “Save as” begins in that folder. It is
 * removed with the copy, so it goes into the vault first, beside the file.
 */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { World } from "../../base/world.ts";
import { onHost } from "../../storage/local-failure.ts";
import { importInto } from "../../transfer/import-tree.ts";
import type { Vault } from "../../vault/vault.ts";
import { simpleRun } from "./private-files.ts";

/** Notes, locks and drafts that programs and systems keep beside a file, and that mean nothing without them. */
const ofPrograms = /^[.~#]|[~#]$|\.tmp$|^(?:thumbs\.db|desktop\.ini)$/i;

/**
 * @param folder - holds the copy, and nothing else that we have put there
 * @param own - name of the copy
 * @param target - folder of the vault; made again if it is gone
 * @throws VaultError what the first of them fails with
 */
export async function bringCompanions(
  vault: Vault,
  random: World["random"],
  {
    folder,
    own,
    target,
  }: { readonly folder: string; readonly own: string; readonly target: string },
): Promise<void> {
  const names = await onHost(folder, () => readdir(folder));
  const sources = names
    .filter((name) => name !== own && !ofPrograms.test(name))
    .map((name) => ({ local: join(folder, name), isEntriesOnly: false }));
  if (sources.length > 0) await importInto(simpleRun(vault, random), sources, target);
}
