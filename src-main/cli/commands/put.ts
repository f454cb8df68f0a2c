import { defineCommand } from "../command.ts";
import { copyIn } from "../copy-in.ts";
import { localTotals } from "../local-totals.ts";
import { openingOptions } from "../option-table.ts";
import { refuseAroundVault, refuseInsideVault } from "../refuse-overlap.ts";
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
      const tally = await startTally(call.io, call.options.progress, () => localTotals(LOCAL));
      await copyIn({ vault, io: call.io, tally }, LOCAL, PATH);
      await tally.finish();
    });
  },
});
