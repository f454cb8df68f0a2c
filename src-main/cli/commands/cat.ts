import { filePieces } from "../../transfer/file-pieces.ts";
import { defineCommand } from "../command.ts";
import { openingOptions } from "../option-table.ts";
import { withVault } from "../with-vault.ts";

export const catCommand = defineCommand({
  name: "cat",
  operands: { VAULT: "one", PATH: "one" },
  options: ["offset", "length", ...openingOptions],
  run: (call) =>
    withVault(call, "read", async (vault) => {
      const { offset = 0, length = Number.POSITIVE_INFINITY } = call.options;
      const path = await vault.resolveLinks(call.operands.PATH);
      for await (const piece of filePieces(vault, path, offset, offset + length)) {
        await call.io.stdout.write(piece);
      }
    }),
});
