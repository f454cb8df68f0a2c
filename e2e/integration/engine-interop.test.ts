/**
 * What other software sees of our work: every operation is done by the engine,
 * and the independent reader (e2e/tools/vaultlint.py) finds nothing to complain
 * of, and the same names and contents, byte by byte.
 */

import { afterAll, expect, it } from "vitest";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { newTestVault } from "../../src-main/test-support/open-test-vault.ts";
import { putBystanders } from "../../src-main/test-support/proof/operation.ts";
import { operations } from "../../src-main/test-support/proof/operations.ts";
import { snapshotOf } from "../../src-main/test-support/proof/snapshot.ts";
import { startLinter } from "./support/lint-many.ts";
import { ciphers, modelPassword, thresholds } from "./support/model-proof.ts";
import { requireProgram } from "./support/programs.ts";
import { withScratchFolder } from "./support/scratch-disk.ts";

requireProgram("python3-pycryptodome")("the independent reader sees what the engine did", () => {
  const linter = startLinter();
  afterAll(() => {
    linter.close();
  });

  it.each(operations)("%s", async (_, operation) => {
    for (const cipher of ciphers) {
      for (const shorteningThreshold of thresholds) {
        await withScratchFolder(async (folder) => {
          const storage = nodeStorage(folder);
          const test = await newTestVault({ storage, cipher, shorteningThreshold });
          const vault = await test.open();
          await putBystanders(vault);
          await operation.prepare(vault);
          await operation.run(vault);
          const ours = await snapshotOf(vault);
          await vault.lock();
          expect(await linter.look(folder, modelPassword)).toEqual({ findings: [], tree: ours });
        });
      }
    }
  });
});
