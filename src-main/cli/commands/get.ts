import { vaultTotals } from "../../transfer/count.ts";
import { exportAsCopy } from "../../transfer/export-tree.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { refuseInsideVault } from "../refuse-overlap.ts";
import { plainRun } from "../transfer-runs.ts";
import { startTally } from "../transfer-tally.ts";
import { withVault } from "../with-vault.ts";

export const getCommand = defineCommand({
  name: "get",
  operands: { VAULT: "one", PATH: "one", LOCAL: "one" },
  options: ["progress", ...openingOptions],
  run: async (call) => {
    const { VAULT, PATH, LOCAL } = call.operands;
    await refuseInsideVault(VAULT, LOCAL);
    await withVault(call, "read", async (vault) => {
      const { io, options } = call;
      const tally = await startTally(io, options.progress, () => vaultTotals(vault, PATH));
      await exportAsCopy(plainRun({ vault, io, tally }), PATH, LOCAL);
      await tally.finish();
    });
  },
});
