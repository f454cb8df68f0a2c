import { randomUUID } from "node:crypto";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { type KeyHome, KeyHomeId } from "../../../src-shared/model/key-place.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";
import { showPlace } from "../show-place.ts";
import { keyPlaceAt } from "./key-place-at.ts";
import type { ListVolumes } from "./volume.ts";

/** Which folders key files can be kept in; main alone knows their paths. */
export interface KeyHomes {
  /** The removable drives that are there now. */
  drives(): Promise<readonly KeyHome[]>;
  /** Takes in a folder that the user has chosen. */
  note(path: string): KeyHome;
  /** @throws RangeError if there is no such place */
  pathOf(id: KeyHomeId): string;
}

/** @param home - of the user, absolute */
export function keyHomes(listVolumes: ListVolumes, home: string): KeyHomes {
  const paths = new Map<KeyHomeId, string>();

  function enter(path: string, more: Pick<KeyHome, "kind" | "label">): KeyHome {
    const known = [...paths].find(([, other]) => other === path)?.[0];
    const id = known ?? KeyHomeId.parse(randomUUID());
    paths.set(id, path);
    return { id, ...more, place: showPlace(path, home) };
  }

  return {
    drives: async () =>
      (await listVolumes())
        .filter(({ isRemovable }) => isRemovable)
        .map(({ mountPoint, label }) => enter(mountPoint, { kind: "drive", label })),
    note: (path) => enter(path, { kind: "folder", label: null }),
    pathOf(id) {
      const path = paths.get(id);
      if (path === undefined) throw new RangeError("no place has this id");
      return path;
    },
  };
}

/**
 * What a key file is called in a folder, in the order of preference: as every app knows it, or, where
 * another vault has that name already, after its vault.
 *
 * @param vaultName - of the list; what no folder may be called is left out
 */
export function keyNames(vaultName: string): readonly string[] {
  const plain = vaultName.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, "").trim() || "vault";
  const numbered = Array.from({ length: MOST_NAMES }, (_, index) => `${plain} ${index + 2}`);
  return [MASTERKEY_FILE, ...[plain, ...numbered].map((name) => `${name}.cryptomator`)];
}

/** More vaults of one name have no key files in one folder. */
const MOST_NAMES = 100;

/** The first of the names that nothing has yet; if all are taken, the first, which is then refused by whoever writes. */
export async function freeKeyPlace(folder: string, vaultName: string): Promise<KeyPlace> {
  for (const name of keyNames(vaultName)) {
    const place = keyPlaceAt(join(folder, name));
    if (!(await isThere(place.hostPath))) return place;
  }
  return keyPlaceAt(join(folder, MASTERKEY_FILE));
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
