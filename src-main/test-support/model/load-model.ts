import type { Vault } from "../../vault/vault.ts";
import { readFile, writeFile } from "../open-test-vault.ts";
import { type ModelDirectory, type ModelNode, newFile } from "./model-vault.ts";

/** Fills a model with what a vault holds. */
export async function loadModel(vault: Vault, directory: ModelDirectory, path = ""): Promise<void> {
  for (const { name, kind } of await vault.list(path === "" ? "/" : path)) {
    directory.children.set(name, await loadNode(vault, kind, `${path}/${name}`));
  }
}

async function loadNode(vault: Vault, kind: ModelNode["kind"], path: string): Promise<ModelNode> {
  switch (kind) {
    case "file":
      return newFile(await readFile(vault, path), null);
    case "symlink":
      return { kind, target: await vault.readLink(path) };
    case "directory": {
      const directory: ModelDirectory = { kind, children: new Map() };
      await loadModel(vault, directory, path);
      return directory;
    }
  }
}

/** Fills an empty vault with what a model holds. */
export async function fillVault(vault: Vault, directory: ModelDirectory, path = ""): Promise<void> {
  for (const [name, node] of directory.children) {
    const child = `${path}/${name}`;
    switch (node.kind) {
      case "file":
        await writeFile(vault, child, node.bytes);
        break;
      case "symlink":
        await vault.makeLink(child, node.target);
        break;
      case "directory":
        await vault.makeDirectory(child);
        await fillVault(vault, node, child);
    }
  }
}
