import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const cpCommand = defineCommand({
  name: "cp",
  operands: { VAULT: "one", FROM: "one", TO: "one" },
  options: openingOptions,
  run: (call) =>
    withVault(call, "write", async (vault) => {
      await vault.copy(call.operands.FROM, call.operands.TO);
      await print(call.io, {}, null);
    }),
});
