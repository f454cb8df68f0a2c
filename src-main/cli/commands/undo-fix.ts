import { resolve } from "node:path";
import { checkText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { undoRun } from "../../health/undo-repair.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { unlessHalfDone, workAlone } from "../../vault/work-alone.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { workplaceOf } from "../workplace.ts";

/** Needs no key: it only moves back what was moved. A password that is passed as to `check` is not read. */
export const undoFixCommand = defineCommand({
  name: "undo-fix",
  operands: { VAULT: "one", RUN: "optional" },
  options: openingOptions,
  run: async ({ operands, io }) => {
    const vault = resolve(operands.VAULT);
    const storage = nodeStorage(vault);
    const workplace = workplaceOf(vault, io);
    await unlessHalfDone(workplace, () => inspectVault(storage, vault));
    const { run, restored, left } = await workAlone(workplace, () =>
      undoRun(storage, operands.RUN),
    );
    for (const path of left) await io.report({ kind: "repair-changed", path });
    await print(io, { restored, run, left }, checkText.restored(printable(run), restored));
  },
});
