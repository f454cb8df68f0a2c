import type { Vault } from "../../vault/vault.ts";

/**
 * Finds the open vault that has a folder just made by us, however its drive is mounted.
 *
 * Which folder of the drive a path leads to is not known, so every end of the
 * path is tried: `/x`, then `/b/x`, then `/a/b/x`.
 *
 * @param path - ends in a name that nothing else has
 * @returns the first vault that has it
 */
export async function whoSees<T extends { readonly vault: Vault }>(
  opened: readonly T[],
  path: string,
): Promise<T | null> {
  const names = path.split(/[/\\]/).filter(Boolean);
  const ends = names.map((_, index) => `/${names.slice(index).join("/")}`).reverse();
  for (const one of opened) {
    for (const end of ends) if (await has(one.vault, end)) return one;
  }
  return null;
}

async function has(vault: Vault, path: string): Promise<boolean> {
  try {
    await vault.stat(path);
    return true;
  } catch {
    return false;
  }
}
