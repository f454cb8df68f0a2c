import type { KeyPlace } from "../../vault/key-place.ts";
import { placesElsewhere } from "../key-places/key-files.ts";
import { type KeyedVault, placeOf } from "../keys/key-in-use.ts";

/**
 * Where key files of a vault are now, in the order in which they are tried; where others were, beside which
 * copies may lie; and where every app looks for one.
 */
export function restorable(vault: KeyedVault): {
  readonly places: readonly KeyPlace[];
  readonly keyPlaces: readonly KeyPlace[];
  readonly usual: KeyPlace;
} {
  const { inside, elsewhere } = vault.keyFiles;
  const usual = placeOf(vault, undefined);
  const others = elsewhere.map((file) => placeOf(vault, file));
  const keyPlaces = placesElsewhere(vault.hostPath, vault.keyFiles);
  return { places: [...(inside ? [usual] : []), ...others], keyPlaces, usual };
}

/** True if a key file is known to be kept elsewhere, where it is not now. */
export function isAway({ keyFiles: { missing, brokenLink } }: KeyedVault): boolean {
  return missing.length > 0 || brokenLink !== null;
}
