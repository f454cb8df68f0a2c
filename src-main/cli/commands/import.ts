import { resolve } from "node:path";
import { assertRoomInVault, countImport } from "../../transfer/count.ts";
import { gate } from "../../transfer/gate.ts";
import { importInto } from "../../transfer/import-tree.ts";
import { tidyPath } from "../../transfer/vault-path.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { refuseAroundVault, refuseInsideVault } from "../refuse-overlap.ts";
import { rememberedRun, ruleOf } from "../transfer-runs.ts";
import { startTally } from "../transfer-tally.ts";
import { withVault } from "../with-vault.ts";

export const importCommand = defineCommand({
  name: "import",
  operands: { VAULT: "one", LOCAL: "many" },
  options: ["to", "on-conflict", "verify", "resume", "progress", ...openingOptions],
  run: async (call) => {
    const { VAULT, LOCAL } = call.operands;
    const { io, options } = call;
    for (const local of LOCAL) {
      await refuseInsideVault(VAULT, local);
      await refuseAroundVault(VAULT, local);
    }
    const sources = LOCAL.map((local) => ({ local: resolve(local), isEntriesOnly: true }));
    const to = tidyPath(options.to ?? "/");
    await withVault(call, "write", async (vault) => {
      const counting = { gate: gate(io.stop.requested), rule: ruleOf(call) };
      const count = await countImport(vault, sources, to, counting);
      // What was copied before is not copied again, so nobody knows how much room the rest needs.
      if (!options.resume) await assertRoomInVault(vault, count);
      const tally = await startTally(io, options.progress, () => Promise.resolve(count));
      const job = { import: sources.map(({ local }) => local), to };
      await rememberedRun(call, { vault, tally, job }, (run) => importInto(run, sources, to));
    });
  },
});
