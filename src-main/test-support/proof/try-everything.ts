import { VaultError } from "../../base/vault-error.ts";
import type { Vault } from "../../vault/vault.ts";
import { readFile, writeFile } from "../open-test-vault.ts";

type Attempt = (vault: Vault, path: string) => Promise<unknown>;

/** Everything that can be asked of a path without changing what is there. */
const reading: readonly Attempt[] = [
  (vault, path) => vault.stat(path),
  (vault, path) => vault.list(path),
  (vault, path) => readFile(vault, path),
  (vault, path) => vault.readLink(path),
  (vault, path) => vault.resolveLinks(path),
  (vault, path) => vault.resolveLinks(`${path}/below`),
  (vault, path) => vault.stat(`${path}/below`),
];

/** Everything that can be done to it, the most destructive last. */
const writing: readonly Attempt[] = [
  (vault, path) => vault.copy(path, "/copy of it"),
  (vault, path) => writeFile(vault, `${path}/below`, "x"),
  (vault, path) => vault.setModified(path, 1_500_000_000_000),
  async (vault, path) => {
    const editor = await vault.editFile(path);
    try {
      await editor.write(5, new Uint8Array(10));
    } finally {
      await editor.close();
    }
  },
  (vault, path) => vault.move(path, "/moved"),
  (vault, path) => vault.move("/moved", path),
  (vault, path) => writeFile(vault, path, "new"),
  (vault, path) => vault.removeFile(path),
  (vault, path) => vault.removeDirectory(path),
  (vault, path) => vault.removeTree(path),
];

/**
 * Tries all that a vault can be asked for.
 *
 * @returns what failed otherwise than as a failure that is told: bugs
 */
export async function tryEverything(
  vault: Vault,
  path: string,
  { onlyReading = false } = {},
): Promise<readonly unknown[]> {
  const bugs: unknown[] = [];
  for (const attempt of onlyReading ? reading : [...reading, ...writing]) {
    await attempt(vault, path).catch((error: unknown) => {
      if (!(error instanceof VaultError)) bugs.push(error);
    });
  }
  return bugs;
}
