/**
 * Remembers where the key files of vaults are kept, and finds them again wherever their volume is
 * mounted now.
 */

import { realpath } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { Failure } from "../../../src-shared/failure.ts";
import { keyFilePrint } from "../../keys/key-file-print.ts";
import { type KeyPlaceEntry, keyPlaceFile, type VaultKeys } from "./key-place-file.ts";
import { readKeyFileAt } from "./read-key-file.ts";
import { type ListVolumes, type Volume, volumeOf } from "./volume.ts";

/** A vault as this computer knows it. */
export interface VaultIdentity {
  /** Absolute. */
  readonly folder: string;
  /** What it calls itself, not verified; `null` if it does not say. */
  readonly id: string | null;
}

export interface FoundKeyFile {
  readonly bytes: Uint8Array;
  /** Where it is now, absolute. */
  readonly hostPath: string;
  /** False for an older version, or a newer one that was made on another computer. */
  readonly isCurrent: boolean;
  /** Of its drive. */
  readonly label: string | null;
}

export interface KeySearch {
  /** The current version first. */
  readonly found: readonly FoundKeyFile[];
  /** Remembered, and not there now. */
  readonly missing: readonly MissingKeyFile[];
}

export interface MissingKeyFile extends KeyPlaceEntry {
  /** Where it was looked for, absolute: on its drive if that is there, and where it was last. */
  readonly lookedAt: readonly string[];
}

export interface KeyPlaceBook {
  find(vault: VaultIdentity): Promise<KeySearch>;

  /** Why a key file is not one of this vault, as far as that can be told without its password; else `null`. */
  refusal(vault: VaultIdentity, hostPath: string, bytes: Uint8Array): Promise<Failure | null>;

  /**
   * Remembers one more place; that of a file that was remembered already is brought up to date.
   *
   * @param bytes - of the key file there, which has opened the vault
   * @throws VaultError `local-failed`
   */
  remember(vault: VaultIdentity, hostPath: string, bytes: Uint8Array): Promise<void>;

  /**
   * Forgets the places of a vault, or one of them. No key file is touched.
   *
   * @returns where they were seen last
   */
  forget(vault: VaultIdentity, hostPath?: string): Promise<readonly string[]>;
}

/** @param folder - of Latchkey's own files, absolute */
export function keyPlaceBook(folder: string, listVolumes: ListVolumes): KeyPlaceBook {
  const file = keyPlaceFile(folder);
  return {
    async find(vault) {
      const keys = entryOf(await file.load(), vault);
      if (keys === null) return { found: [], missing: [] };
      return search(keys, await listVolumes());
    },

    async refusal(vault, hostPath, bytes) {
      const all = await file.load();
      const keys = entryOf(all, vault);
      const print = keyFilePrint(bytes);
      if (print === null || keys?.key === print.key) return null;
      const owner = all.find(({ key }) => key === print.key)?.folder ?? null;
      // Of a vault of which nothing is known, a file may be the key; not if it is that of another one.
      if (keys === null && owner === null) return null;
      return { kind: "key-file-of-another-vault", path: hostPath, owner };
    },

    async remember(vault, hostPath, bytes) {
      const print = keyFilePrint(bytes);
      if (print === null) return;
      const all = await file.load();
      const keys = entryOf(all, vault);
      const entry = await placeEntry(hostPath, await listVolumes());
      // Places of a key that this vault had before open it no longer.
      const known = keys?.key === print.key ? keys.places : [];
      const places = [...known.filter((place) => !isSamePlace(place, entry)), entry];
      const { folder: vaultFolder, id } = vault;
      const fresh = { folder: vaultFolder, id, key: print.key, current: print.file, places };
      await file.save([...all.filter((each) => each !== keys), fresh]);
    },

    async forget(vault, hostPath) {
      const all = await file.load();
      const keys = entryOf(all, vault);
      if (keys === null) return [];
      const gone = keys.places.filter(
        ({ lastSeen }) => hostPath === undefined || lastSeen === hostPath,
      );
      const places = keys.places.filter((place) => !gone.includes(place));
      const others = all.filter((each) => each !== keys);
      await file.save(places.length === 0 ? others : [...others, { ...keys, places }]);
      return gone.map(({ lastSeen }) => lastSeen);
    },
  };
}

/** By its folder; a vault that was moved is known by what it calls itself. */
function entryOf(all: readonly VaultKeys[], { folder, id }: VaultIdentity): VaultKeys | null {
  const byFolder = all.find((keys) => keys.folder === folder);
  return byFolder ?? all.find((keys) => id !== null && keys.id === id) ?? null;
}

async function search(keys: VaultKeys, volumes: readonly Volume[]): Promise<KeySearch> {
  const found = new Map<string, FoundKeyFile>();
  const missing: MissingKeyFile[] = [];
  for (const place of keys.places) {
    const paths = pathsOf(place, volumes);
    const files = await Promise.all(paths.map((path) => readKeyFileOf(keys, path, place)));
    const there = files.filter((each) => each !== null);
    for (const each of there) found.set(each.hostPath, each);
    if (there.length === 0) missing.push({ ...place, lookedAt: paths });
  }
  const sorted = [...found.values()].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return { found: sorted, missing };
}

/** On its volume wherever that is; where it was last, too, which counts only if the right key lies there. */
function pathsOf({ volume, path, lastSeen }: KeyPlaceEntry, volumes: readonly Volume[]): string[] {
  const mounted = volumes.filter(({ id }) => id !== null && id === volume);
  const now = mounted.map(({ mountPoint }) => join(mountPoint, path));
  return [...new Set([...now, lastSeen])];
}

/** `null` unless a key file of this vault is there. */
async function readKeyFileOf(
  keys: VaultKeys,
  hostPath: string,
  { label }: KeyPlaceEntry,
): Promise<FoundKeyFile | null> {
  const bytes = await readKeyFileAt(hostPath);
  const print = bytes && keyFilePrint(bytes);
  if (bytes === null || print?.key !== keys.key) return null;
  return { bytes, hostPath, isCurrent: print.file === keys.current, label };
}

async function placeEntry(hostPath: string, volumes: readonly Volume[]): Promise<KeyPlaceEntry> {
  const lastSeen = await realpath(hostPath).catch(() => resolve(hostPath));
  const volume = volumeOf(lastSeen, volumes, sep);
  if (volume?.id == null || isSystemDisk(volume)) {
    return { volume: null, label: null, path: lastSeen, lastSeen };
  }
  const { id, label, mountPoint } = volume;
  return { volume: id, label, path: relative(mountPoint, lastSeen), lastSeen };
}

/** What never goes away needs no identity; a path says more to its user. */
function isSystemDisk({ mountPoint }: Volume): boolean {
  return mountPoint === "/" || mountPoint.toUpperCase() === "C:\\";
}

function isSamePlace(a: KeyPlaceEntry, b: KeyPlaceEntry): boolean {
  return (a.volume === b.volume && a.path === b.path) || a.lastSeen === b.lastSeen;
}
