import { isFailure } from "../../base/vault-error.ts";
import type { Vault } from "../../vault/vault.ts";
import { childOf, nameOf, parentOf } from "../../webdav/vault-path.ts";

/** Names that are tried before it is given up. */
const MOST_TRIES = 1_000;

/**
 * Moves something to a path, or beside it under the next free name: `a.txt`, `a (2).txt`, …
 *
 * @returns where it is now
 * @throws VaultError as `Vault.move`
 */
export async function moveToFreeName(vault: Vault, from: string, to: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? to : childOf(parentOf(to) ?? "/", numbered(nameOf(to), number));
    try {
      await vault.move(from, path);
      return path;
    } catch (error) {
      if (!isFailure(error, "already-exists") || number === MOST_TRIES) throw error;
    }
  }
}

/** A dot at the beginning is no ending: `.profile` becomes `.profile (2)`. */
function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}
