import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
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

/** More vaults than this have no key files of these names in one folder. */
const MOST_NAMES = 1_000;

/**
 * Where the key file of a new vault goes in a folder: under the name that every app knows, or, where
 * another vault has that already, under one that says whose it is.
 *
 * @param vaultName - one that folders may have
 */
export async function freeKeyPlace(folder: string, vaultName: string): Promise<KeyPlace> {
  for (let count = 0; count < MOST_NAMES; count += 1) {
    const place = keyPlaceAt(join(folder, keyFileName(vaultName, count)));
    if (!(await isThere(place.hostPath))) return place;
  }
  return keyPlaceAt(join(folder, MASTERKEY_FILE));
}

function keyFileName(vaultName: string, count: number): string {
  if (count === 0) return MASTERKEY_FILE;
  return count === 1 ? `${vaultName}.cryptomator` : `${vaultName} ${count}.cryptomator`;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
