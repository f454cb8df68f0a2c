import { resolve } from "node:path";
import { countText, salvageReportText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import type { SalvageEvent, SalvageSummary } from "../../salvage/salvage-event.ts";
import { salvageVault } from "../../salvage/salvage-vault.ts";
import { hostFolder } from "../../storage/host-folder.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { assertVaultFolder } from "../../vault/vault-files.ts";
import { defineCommand } from "../command.ts";
import { readableSize } from "../format-for-people.ts";
import type { Io } from "../io.ts";
import { print } from "../print.ts";
import { type ProgressTeller, progressTeller } from "../progress.ts";
import { refuseInsideVault } from "../refuse-overlap.ts";
import { readSalvageKey, salvageKeyOptions } from "../salvage-key.ts";

export const salvageCommand = defineCommand({
  name: "salvage",
  operands: { VAULT: "one", DEST: "one" },
  options: ["progress", ...salvageKeyOptions],
  run: async ({ operands, options, io }) => {
    const hostPath = resolve(operands.VAULT);
    const storage = nodeStorage(hostPath);
    await refuseInsideVault(operands.VAULT, operands.DEST);
    await assertVaultFolder(storage, hostPath);
    using key = await readSalvageKey(options, operands.VAULT, io);
    const progress = progressTeller(io, options.progress, ({ doneFiles, doneBytes }) =>
      salvageReportText.progress(doneFiles, readableSize(doneBytes)),
    );
    const summary = await salvageVault(systemWorld, {
      storage,
      hostPath,
      key,
      openTarget: () => hostFolder(resolve(operands.DEST)),
      signal: io.stop.requested,
      onEvent: (event) => tell(event, io, progress),
      withTotals: io.json && options.progress,
    });
    await progress.clear();
    await print(io, { summary }, summaryText(summary));
  },
});

type DamagedEvent = Extract<SalvageEvent, { kind: "damaged" }>;

async function tell(event: SalvageEvent, io: Io, progress: ProgressTeller): Promise<void> {
  if (event.kind === "progress") return progress.tell(event);
  await progress.clear();
  switch (event.kind) {
    case "damaged": {
      const { path, holes, type, ciphertextPath, reason, savedAs } = event;
      const record = { path, holes, type, ciphertextPath, reason, savedAs };
      return print(io, record, damageText(event));
    }
    case "renamed": {
      const { path, savedAs } = event;
      const text = salvageReportText.renamed(printable(path), printable(savedAs));
      return print(io, { path, holes: [], savedAs }, text);
    }
    case "unsaved":
      return io.report(event.failure);
  }
}

function damageText({ type, path, reason, holes, savedAs }: DamagedEvent): string {
  const shown = printable(path);
  if (savedAs === null) return salvageReportText.lost(shown, reason);
  if (type === "directory") return salvageReportText.emptyFolder(shown);
  return salvageReportText.damaged(
    shown,
    holes.map(([start, end]) => salvageReportText.hole(start, end)),
  );
}

function summaryText(summary: SalvageSummary): string {
  const { files, directories, symlinks, bytes, damaged, lost, orphans, nameless } = summary;
  const isWhole = damaged + lost + orphans + nameless + summary.unsaved === 0;
  const parts = [
    ...(files > 0 ? [countText.files(files)] : []),
    ...(directories > 0 ? [countText.directories(directories)] : []),
    ...(symlinks > 0 ? [countText.symlinks(symlinks)] : []),
  ];
  return [
    parts.length === 0
      ? salvageReportText.nothing
      : salvageReportText.done(parts, readableSize(bytes)),
    ...(damaged > 0 ? [salvageReportText.damagedFiles(countText.entries(damaged))] : []),
    ...(lost > 0 ? [salvageReportText.lostEntries(countText.entries(lost))] : []),
    ...(orphans + nameless > 0 ? [salvageReportText.inLostAndFound] : []),
    ...(isWhole ? [salvageReportText.whole] : []),
  ].join("\n");
}
