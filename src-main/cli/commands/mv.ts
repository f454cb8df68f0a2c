import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const mvCommand = defineCommand({
  name: "mv",
  operands: { VAULT: "one", FROM: "one", TO: "one" },
  options: ["replace", ...openingOptions],
  run: (call) =>
    withVault(call, "write", async (vault) => {
      const { FROM, TO } = call.operands;
      await vault.move(FROM, TO, { replace: call.options.replace });
      await print(call.io, {}, null);
    }),
});
