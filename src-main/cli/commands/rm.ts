import { usageText } from "../../../src-shared/text/cli-text.ts";
import { tidyPath } from "../../transfer/vault-path.ts";
import type { Vault } from "../../vault/vault.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { UsageError } from "../usage-error.ts";
import { withVault } from "../with-vault.ts";

export const rmCommand = defineCommand({
  name: "rm",
  operands: { VAULT: "one", PATH: "many" },
  options: ["recursive", ...openingOptions],
  run: async (call) => {
    const paths = [...new Set(call.operands.PATH.map(tidyPath))];
    if (paths.includes("/")) throw new UsageError(usageText.rootStays);
    await withVault(call, "write", async (vault) => {
      for (const path of paths) await refuseUnlessRemovable(vault, path, call.options.recursive);
      for (const path of withoutNested(paths)) {
        await (call.options.recursive ? vault.removeTree(path) : vault.removeFile(path));
      }
      await print(call.io, {}, null);
    });
  },
});

async function refuseUnlessRemovable(
  vault: Vault,
  path: string,
  recursive: boolean,
): Promise<void> {
  const { kind } = await vault.stat(path);
  if (kind !== "directory" || recursive) return;
  throw new UsageError(usageText.recursiveMissing(path), { kind: "is-a-directory", path });
}

/** Without the paths that go with another one of the list. */
function withoutNested(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
}
