import { resolve } from "node:path";
import { assertRoomAt, countExport } from "../../transfer/count.ts";
import { exportInto } from "../../transfer/export-tree.ts";
import { gate } from "../../transfer/gate.ts";
import { tidyPath } from "../../transfer/vault-path.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { refuseInsideVault } from "../refuse-overlap.ts";
import { rememberedRun, ruleOf } from "../transfer-runs.ts";
import { startTally } from "../transfer-tally.ts";
import { withVault } from "../with-vault.ts";

export const exportCommand = defineCommand({
  name: "export",
  operands: { VAULT: "one", PATH: "many", DEST: "one" },
  options: ["on-conflict", "verify", "resume", "progress", ...openingOptions],
  run: async (call) => {
    const { VAULT, PATH, DEST } = call.operands;
    const { io, options } = call;
    await refuseInsideVault(VAULT, DEST);
    const folder = resolve(DEST);
    const paths = PATH.map(tidyPath);
    await withVault(call, "read", async (vault) => {
      const counting = { gate: gate(io.stop.requested), rule: ruleOf(call) };
      const count = await countExport(vault, paths, folder, counting);
      // What was copied before is not copied again, so nobody knows how much room the rest needs.
      if (!options.resume) await assertRoomAt(folder, count);
      const tally = await startTally(io, options.progress, () => Promise.resolve(count));
      const job = { export: paths, to: folder };
      await rememberedRun(call, { vault, tally, job }, (run) => exportInto(run, paths, folder));
    });
  },
});
