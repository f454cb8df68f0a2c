import { resolve } from "node:path";
import { countText, upgradeText } from "../../../src-shared/text/cli-text.ts";
import { keyPlaceAt, masterkeyPath } from "../../app/key-places/key-place-at.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { migrateVault } from "../../migration/migrate-vault.ts";
import { readOldVault } from "../../migration/old-vault.ts";
import type { UpgradeEvent } from "../../migration/upgrade-step.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";
import { assertAlone, unlessHalfDone, workAlone } from "../../vault/work-alone.ts";
import { defineCommand } from "../command.ts";
import type { Io } from "../io.ts";
import { keyFilesOf, rememberAgain } from "../key-files.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { type ProgressTeller, progressTeller } from "../progress.ts";
import { readPasswordForms } from "../read-password.ts";
import { workplaceOf } from "../workplace.ts";

export const migrateCommand = defineCommand({
  name: "migrate",
  operands: { VAULT: "one" },
  options: ["progress", ...passwordOptions, "masterkey-file"],
  run: async ({ operands, options, io }) => {
    const hostPath = resolve(operands.VAULT);
    const storage = nodeStorage(hostPath);
    const { inside, elsewhere } = await keyFilesOf(hostPath, options["masterkey-file"], io);
    const [outside] = inside ? [] : elsewhere;
    const keyPlace =
      outside === undefined
        ? { storage, name: MASTERKEY_FILE, hostPath: masterkeyPath(hostPath) }
        : keyPlaceAt(outside.hostPath);
    const workplace = workplaceOf(hostPath, io);
    // Nobody should type a password to be told that there is nothing to do, or that it cannot be done now.
    const old = await unlessHalfDone(workplace, () => readOldVault(storage, hostPath, keyPlace));
    if (old === null) {
      if (!io.json) await io.stdout.write(`${upgradeText.notNeeded}\n`);
      return;
    }
    await assertAlone(workplace);
    using password = await readPasswordForms(options, operands.VAULT, io);
    const progress = progressTeller(io, options.progress, ({ doneFiles, totalFiles }) =>
      upgradeText.progress(doneFiles, totalFiles),
    );
    const signal = io.stop.requested;
    const upgrade = { storage, hostPath, keyPlace, password, signal };
    let skipped = 0;
    await workAlone(workplace, async () => {
      for await (const event of migrateVault(systemWorld, upgrade)) {
        if (event.kind === "skipped") skipped += 1;
        await tell(event, io, progress);
      }
    });
    if (outside !== undefined) await rememberAgain(hostPath, keyPlace.hostPath, io);
    if (io.json) return;
    await io.stdout.write(`${upgradeText.done}\n`);
    if (skipped > 0) await io.stdout.write(`${upgradeText.skipped(countText.files(skipped))}\n`);
  },
});

async function tell(event: UpgradeEvent, io: Io, progress: ProgressTeller): Promise<void> {
  switch (event.kind) {
    case "progress": {
      const { doneNames: doneFiles, totalNames: totalFiles } = event;
      return progress.tell({ doneBytes: 0, totalBytes: 0, doneFiles, totalFiles });
    }
    case "skipped":
      await progress.clear();
      return io.report({ kind: "broken-node", path: event.ciphertextPath });
    case "step": {
      await progress.clear();
      const { from, to } = event;
      return print(io, { from, to }, upgradeText.step(from, to));
    }
  }
}
