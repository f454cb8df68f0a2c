import { resolve } from "node:path";
import { verifyText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { compareTrees } from "../../compare/compare-trees.ts";
import { vaultNode } from "../../compare/vault-node.ts";
import { hostTree } from "../../storage/host-tree.ts";
import { localTotals } from "../../transfer/count.ts";
import { defineCommand } from "../command.ts";
import { readableSize } from "../format-for-people.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { progressTeller } from "../progress.ts";
import { withVault } from "../with-vault.ts";

/** The exit code that says: not equal. */
const differences = 3;

export const verifyCommand = defineCommand({
  name: "verify",
  operands: { VAULT: "one", PATH: "one", LOCAL: "one" },
  options: ["progress", ...openingOptions],
  run: (call) =>
    withVault(call, "read", async (vault) => {
      const { io, operands, options } = call;
      const path = await vault.resolveLinks(operands.PATH);
      const local = await hostTree(resolve(operands.LOCAL));
      const inVault = await vaultNode(vault, path);
      const progress = progressTeller(io, options.progress, ({ doneFiles, doneBytes }) =>
        verifyText.progress(doneFiles, readableSize(doneBytes)),
      );
      const totals =
        io.json && options.progress
          ? await localTotals(resolve(operands.LOCAL))
          : { totalFiles: 0, totalBytes: 0 };
      const done = { doneFiles: 0, doneBytes: 0 };
      const onProgress = ({ files, bytes }: { files: number; bytes: number }): Promise<void> => {
        done.doneFiles += files;
        done.doneBytes += bytes;
        return progress.tell({ ...done, ...totals });
      };
      let count = 0;
      const compared = { signal: io.stop.requested, onProgress };
      for await (const { path: where, kind } of compareTrees(inVault, local, path, compared)) {
        count += 1;
        await progress.clear();
        await print(io, { path: where, kind }, verifyText[kind](printable(where)));
      }
      await progress.clear();
      if (count > 0) io.conclude(differences);
      else if (!io.json) await io.stdout.write(`${verifyText.equal}\n`);
    }),
});
