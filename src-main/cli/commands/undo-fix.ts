import { resolve } from "node:path";
import { checkText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { writerSessions } from "../../app/writer-sessions.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { undoRun } from "../../health/undo-repair.ts";
import { workAlone } from "../../health/work-alone.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { defineCommand } from "../command.ts";
import { ownFolder } from "../key-files.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";

/** Needs no key: it only moves back what was moved. A password that is passed as to `check` is not read. */
export const undoFixCommand = defineCommand({
  name: "undo-fix",
  operands: { VAULT: "one", RUN: "optional" },
  options: openingOptions,
  run: async ({ operands, io }) => {
    const vault = resolve(operands.VAULT);
    const storage = nodeStorage(vault);
    await inspectVault(storage, vault);
    const writers = writerSessions(ownFolder(io));
    const { run, restored, left } = await workAlone(
      { world: systemWorld, writers, hostPath: vault },
      () => undoRun(storage, operands.RUN),
    );
    for (const path of left) await io.report({ kind: "repair-changed", path });
    await print(io, { restored, run, left }, checkText.restored(printable(run), restored));
  },
});
