import { sortedEntries } from "../../transfer/walk.ts";
import { defineCommand } from "../command.ts";
import { entryLine } from "../entry-line.ts";
import { entryRecord } from "../entry-record.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const lsCommand = defineCommand({
  name: "ls",
  operands: { VAULT: "one", PATH: "optional" },
  options: openingOptions,
  run: (call) =>
    withVault(call, "read", async (vault) => {
      const root = await vault.resolveLinks(call.operands.PATH ?? "/");
      for (const { path, entry } of await sortedEntries(vault, root)) {
        const record = await entryRecord(vault, path, entry, false);
        await print(call.io, record, entryLine(record, entry.name, false));
      }
    }),
});
