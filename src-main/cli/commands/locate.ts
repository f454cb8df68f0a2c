import { join } from "node:path";
import { printable } from "../../../src-shared/text/printable.ts";
import { locate } from "../../names/locate.ts";
import { entryFailure } from "../../transfer/entry-failure.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const locateCommand = defineCommand({
  name: "locate",
  operands: { VAULT: "one", PATH: "many" },
  options: openingOptions,
  run: (call) =>
    withVault(call, "read", async (vault) => {
      for (const operand of call.operands.PATH) {
        try {
          const { path, ciphertextPath, contentPath } = await locate(vault, operand);
          const record = contentPath === null ? {} : { contentPath };
          const shown = printable(join(call.operands.VAULT, ciphertextPath));
          await print(call.io, { path, ciphertextPath, ...record }, shown);
        } catch (error) {
          await call.io.report(entryFailure(error));
        }
      }
    }),
});
