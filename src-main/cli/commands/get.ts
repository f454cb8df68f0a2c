import type { Vault } from "../../vault/vault.ts";
import { defineCommand } from "../command.ts";
import { copyOut } from "../copy-out.ts";
import { openingOptions } from "../option-table.ts";
import { refuseInsideVault } from "../refuse-overlap.ts";
import { startTally, type Totals } from "../transfer-tally.ts";
import { walk } from "../walk.ts";
import { withVault } from "../with-vault.ts";

export const getCommand = defineCommand({
  name: "get",
  operands: { VAULT: "one", PATH: "one", LOCAL: "one" },
  options: ["progress", ...openingOptions],
  run: async (call) => {
    const { VAULT, PATH, LOCAL } = call.operands;
    await refuseInsideVault(VAULT, LOCAL);
    await withVault(call, "read", async (vault) => {
      const tally = await startTally(call.io, call.options.progress, () => totals(vault, PATH));
      await copyOut({ vault, io: call.io, tally }, PATH, LOCAL);
      await tally.finish();
    });
  },
});

async function totals(vault: Vault, path: string): Promise<Totals> {
  const top = await vault.stat(path);
  if (top.kind !== "directory") {
    return { totalFiles: top.kind === "file" ? 1 : 0, totalBytes: top.size ?? 0 };
  }
  let totalFiles = 0;
  let totalBytes = 0;
  for await (const { entry } of walk(vault, path)) {
    if (entry.kind !== "file") continue;
    totalFiles += 1;
    totalBytes += entry.size ?? 0;
  }
  return { totalFiles, totalBytes };
}
