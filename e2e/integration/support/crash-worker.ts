/**
 * A process that works on a vault until it is killed.
 *
 *     node crash-worker.js FOLDER JOURNAL SEED
 *
 * The journal is a file with a line of JSON per operation, written before it
 * begins, and a line `done` after it: what the page cache has got survives a
 * killed process.
 */

import { closeSync, openSync, writeSync } from "node:fs";
import fc from "fast-check";
import { passwordBytes } from "../../../src-main/base/password-bytes.ts";
import { systemWorld } from "../../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../../src-main/storage/node-storage.ts";
import { operationSequence, settle } from "../../../src-main/test-support/model/draw-operations.ts";
import { loadModel } from "../../../src-main/test-support/model/load-model.ts";
import { ModelRun } from "../../../src-main/test-support/model/model-run.ts";
import { runOperation } from "../../../src-main/test-support/model/run-operation.ts";
import { openVault } from "../../../src-main/vault/open-vault.ts";

const [folder = "", journal = "", seed = ""] = process.argv.slice(2);
const storage = nodeStorage(folder);
const password = passwordBytes("correct horse");
const run = await ModelRun.start({
  storage,
  open: () => openVault(systemWorld, { storage, hostPath: folder, password }),
});
await loadModel(run.vault, run.model.root);

const file = openSync(journal, "a");
const note = (line: string): void => {
  writeSync(file, `${line}\n`);
};
note("ready");
const [drawn = []] = fc.sample(operationSequence(5_000), { numRuns: 1, seed: Number(seed) });
for (const choice of drawn) {
  const operation = settle(run.model, choice);
  note(JSON.stringify(operation));
  await runOperation(run, operation);
  note("done");
}
closeSync(file);
