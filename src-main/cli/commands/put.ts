import { localTotals } from "../../transfer/count.ts";
import { importAsCopy } from "../../transfer/import-tree.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { refuseAroundVault, refuseInsideVault } from "../refuse-overlap.ts";
import { plainRun } from "../transfer-runs.ts";
import { startTally } from "../transfer-tally.ts";
import { withVault } from "../with-vault.ts";

export const putCommand = defineCommand({
  name: "put",
  operands: { VAULT: "one", LOCAL: "one", PATH: "one" },
  options: ["progress", ...openingOptions],
  run: async (call) => {
    const { VAULT, LOCAL, PATH } = call.operands;
    await refuseInsideVault(VAULT, LOCAL);
    await refuseAroundVault(VAULT, LOCAL);
    await withVault(call, "write", async (vault) => {
      const { io, options } = call;
      const tally = await startTally(io, options.progress, () => localTotals(LOCAL));
      await importAsCopy(plainRun({ vault, io, tally }), LOCAL, PATH);
      await tally.finish();
    });
  },
});
