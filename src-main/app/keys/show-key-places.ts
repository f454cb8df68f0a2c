import { basename } from "node:path";
import type { KeyPlace } from "../../vault/key-place.ts";
import { showPlace } from "../show-place.ts";

/** Key files as the window names them: in the vault folder by their name alone. */
export function showKeyPlaces(
  places: readonly KeyPlace[],
  vault: string,
  home: string,
): readonly string[] {
  return places.map(({ hostPath }) => showKeyFile(hostPath, vault, home));
}

/** One of them. */
export function showKeyFile(path: string, vault: string, home: string): string {
  const name = basename(path);
  const isInVault = path.slice(0, -name.length - 1) === vault;
  return isInVault ? name : showPlace(path, home);
}
