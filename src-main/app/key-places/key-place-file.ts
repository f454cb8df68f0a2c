/**
 * Where the key files of vaults are kept, as this computer remembers it.
 *
 *     key-places.json      $LATCHKEY_HOME, readable by this user only
 *
 * A place is a volume and a path on it, so that a stick is found whatever its letter or mount point
 * is. No secret is in it: prints of key files tell versions apart and open nothing. It is never
 * filled from what a vault says about itself (docs/vault-format.md §2).
 */

import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { VaultError } from "../../base/vault-error.ts";
import { codeOf } from "../../storage/disk-error.ts";
import { replaceFile } from "../replace-file.ts";

const Print = z.string().regex(/^[0-9a-f]{64}$/);

const KeyPlaceEntry = z.strictObject({
  /** Of the volume (`volume.ts`); `null` where the system tells none, or on the disk of the system. */
  volume: z.string().nullable(),
  label: z.string().nullable(),
  /** From the mount point on; absolute if there is no volume. */
  path: z.string().min(1),
  /** Absolute, when it was last found. */
  lastSeen: z.string().min(1),
});
export type KeyPlaceEntry = Readonly<z.output<typeof KeyPlaceEntry>>;

const VaultKeys = z.strictObject({
  /** Of the vault, absolute. */
  folder: z.string().min(1),
  /** What the vault calls itself, to know it again where it was moved; not verified. */
  id: z.string().nullable(),
  /** See `keys/key-file-print.ts`. */
  key: Print,
  /** The newest version of the key file. */
  current: Print,
  places: z.array(KeyPlaceEntry).readonly(),
});
export type VaultKeys = Readonly<z.output<typeof VaultKeys>>;

const Content = z.strictObject({
  version: z.literal(1),
  vaults: z.array(VaultKeys).readonly(),
});

export interface KeyPlaceFile {
  /** What is remembered; a damaged file is moved aside and nothing is. */
  load(): Promise<readonly VaultKeys[]>;
  /** @throws VaultError `local-failed` */
  save(vaults: readonly VaultKeys[]): Promise<void>;
}

/** @param folder - of Latchkey's own files, absolute; made when first needed */
export function keyPlaceFile(folder: string): KeyPlaceFile {
  const path = join(folder, "key-places.json");
  return {
    async load() {
      const text = await readIfThere(path);
      if (text === null) return [];
      const vaults = parse(text);
      if (vaults !== null) return vaults;
      await rename(path, join(folder, "key-places.unreadable.json")).catch(() => undefined);
      return [];
    },
    async save(vaults) {
      try {
        await replaceFile(path, `${JSON.stringify({ version: 1, vaults }, null, 2)}\n`);
      } catch (cause) {
        throw new VaultError({ kind: "local-failed", path }, { cause });
      }
    },
  };
}

function parse(text: string): readonly VaultKeys[] | null {
  try {
    return Content.parse(JSON.parse(text)).vaults;
  } catch {
    return null;
  }
}

/** @throws VaultError `local-failed` if it is there and cannot be read: nothing may be written over it then */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return null;
    throw new VaultError({ kind: "local-failed", path }, { cause });
  }
}
