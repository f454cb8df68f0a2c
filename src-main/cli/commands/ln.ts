import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const lnCommand = defineCommand({
  name: "ln",
  operands: { VAULT: "one", TARGET: "one", PATH: "one" },
  options: openingOptions,
  run: (call) =>
    withVault(call, "write", async (vault) => {
      await vault.makeLink(call.operands.PATH, call.operands.TARGET);
      await print(call.io, {}, null);
    }),
});
