import { walk } from "../../transfer/walk.ts";
import { defineCommand } from "../command.ts";
import { entryLine } from "../entry-line.ts";
import { entryRecord } from "../entry-record.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const treeCommand = defineCommand({
  name: "tree",
  operands: { VAULT: "one", PATH: "optional" },
  options: ["digest", ...openingOptions],
  run: (call) =>
    withVault(call, "read", async (vault) => {
      const { digest } = call.options;
      const root = await vault.resolveLinks(call.operands.PATH ?? "/");
      for await (const { path, entry } of walk(vault, root)) {
        const record = await entryRecord(vault, path, entry, digest);
        await print(call.io, record, entryLine(record, path, digest));
      }
    }),
});
