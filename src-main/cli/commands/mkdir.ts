import { isFailure, VaultError } from "../../base/vault-error.ts";
import { parentPath, tidyPath } from "../../transfer/vault-path.ts";
import type { Vault } from "../../vault/vault.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const mkdirCommand = defineCommand({
  name: "mkdir",
  operands: { VAULT: "one", PATH: "one" },
  options: ["parents", ...openingOptions],
  run: (call) =>
    withVault(call, "write", async (vault) => {
      const { PATH } = call.operands;
      await (call.options.parents ? makeWithParents(vault, PATH) : vault.makeDirectory(PATH));
      await print(call.io, {}, null);
    }),
});

/** Makes what is missing on the way to `path`; nothing if all of it is there. */
async function makeWithParents(vault: Vault, path: string): Promise<void> {
  const kind = await kindAt(vault, path);
  if (kind === "directory") return;
  if (kind !== null) throw new VaultError({ kind: "already-exists", path: tidyPath(path) });
  await makeWithParents(vault, parentPath(path));
  await vault.makeDirectory(path);
}

async function kindAt(vault: Vault, path: string) {
  try {
    return (await vault.stat(path)).kind;
  } catch (error) {
    if (isFailure(error, "not-found")) return null;
    throw error;
  }
}
