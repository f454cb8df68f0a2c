import { pathError, VaultError } from "../base/vault-error.ts";
import type { TreeNode } from "../storage/tree-node.ts";
import type { Entry, Vault } from "../vault/vault.ts";

/** The side of the vault. @throws VaultError `not-found` */
export async function vaultNode(vault: Vault, path: string): Promise<TreeNode> {
  return nodeOf(vault, path, await vault.stat(path));
}

/** What is broken shows it when it is looked into. */
function nodeOf(vault: Vault, path: string, { kind, size, failure }: Entry): TreeNode {
  const assertWhole = (): void => {
    if (failure !== undefined) throw new VaultError(failure);
  };
  return {
    kind,
    size: failure === undefined ? size : null,
    children: async () => {
      assertWhole();
      const entries = await vault.list(path);
      return entries.map((entry) => {
        const child = path === "/" ? `/${entry.name}` : `${path}/${entry.name}`;
        return { name: entry.name, node: nodeOf(vault, child, entry) };
      });
    },
    target: async () => {
      assertWhole();
      return vault.readLink(path);
    },
    open: async () => {
      assertWhole();
      const reader = await vault.openFile(path);
      if (reader.entry.failure === undefined) return reader;
      await reader.close();
      throw pathError("tampered", path);
    },
  };
}
