/** Kept copies of lost files, by the names that the command line has for them. */

import { resolve } from "node:path";
import { recoveryText } from "../../src-shared/text/cli-recovery-text.ts";
import { printable } from "../../src-shared/text/printable.ts";
import { pathError } from "../base/vault-error.ts";
import type { VaultCopy } from "../keys/copies-of-vault.ts";

/** As `--from` takes it: in the vault folder its name alone, elsewhere its path. */
export function nameOf({ name, place }: VaultCopy, vault: string): string {
  return resolve(vault, name) === resolve(place.hostPath) ? name : place.hostPath;
}

/**
 * @param from - `--from`
 * @throws VaultError `local-not-found` if there is no such copy
 */
export function chosenCopy(
  copies: readonly VaultCopy[],
  vault: string,
  from: string | undefined,
): VaultCopy | undefined {
  if (from === undefined) return undefined;
  const paths = [resolve(vault, from), resolve(from)];
  const chosen = copies.find(({ place }) => paths.includes(resolve(place.hostPath)));
  if (chosen === undefined) throw pathError("local-not-found", from);
  return chosen;
}

/** That they are there, each with its time; nothing if there is none. */
export function copiesText(copies: readonly VaultCopy[], vault: string): readonly string[] {
  const lines = copies.map((copy) => {
    const time = new Date(copy.modifiedMs).toISOString();
    return recoveryText.copy(printable(nameOf(copy, vault)), time);
  });
  return lines.length === 0 ? [] : [recoveryText.copiesThere(lines)];
}
