/** The jobs of the app by which it copies, without a window. */

import { mkdirSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { FileSession } from "../../src-main/app/files/file-session.ts";
import { OpenVaults } from "../../src-main/app/open-vaults.ts";
import type { Outside } from "../../src-main/app/outside.ts";
import { type Transfers, transfersOf } from "../../src-main/app/transfers/transfers.ts";
import { loadVaultList } from "../../src-main/app/vault-list.ts";
import { vaultListFile } from "../../src-main/app/vault-list-file.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { newTestVault } from "../../src-main/test-support/open-test-vault.ts";
import { testDesktop } from "../../src-main/test-support/test-desktop.ts";
import { startShare } from "../../src-main/webdav/server.ts";
import type { Transfer } from "../../src-shared/model/transfer.ts";

type Spec = Parameters<Transfers["newSpec"]>[0];

export interface AppJobs {
  /** Copies, verified, and pauses for a moment once it is a third of the way. @returns seconds */
  readonly copy: (spec: Spec) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function appWith(vaultFolder: string, dataFolder: string): Promise<AppJobs> {
  mkdirSync(dataFolder);
  const test = await newTestVault({ storage: nodeStorage(vaultFolder) });
  const list = await loadVaultList(vaultListFile(dataFolder, Date.now));
  const { id } = await list.add(vaultFolder, "Films");
  let follow = (): void => undefined;
  const open = new OpenVaults(Date.now, () => {
    follow();
  });
  const outside = {
    world: systemWorld,
    dataFolder,
    home: dataFolder,
    announce: () => undefined,
    log: () => undefined,
    desktop: testDesktop(),
    // As much of the outside as copying asks.
  } as unknown as Outside;
  const settings = { current: { verifyTransfers: true } } as Parameters<typeof transfersOf>[2];
  const transfers = await transfersOf(outside, { open, list }, settings);
  follow = transfers.follow;
  await open.unlock(id, async () => {
    const vault = await test.open();
    const share = await startShare(vault, { name: "Films", random: systemWorld.random });
    return { vault, share, files: new FileSession(vault, systemWorld) };
  });

  return {
    copy: async (spec) => {
      const startedMs = Date.now();
      const job = transfers.book.find(await transfers.book.start(id, transfers.newSpec(spec)));
      await until(() => shareOf(job.shown()) > 1 / 3);
      job.pause();
      await setTimeout(500);
      const before = shareOf(job.shown());
      await setTimeout(500);
      if (shareOf(job.shown()) !== before) throw new Error("it goes on although it is paused");
      job.resume();
      await until(() => job.shown().state.kind === "ended" && !job.isRunning);
      const { state, failed } = job.shown();
      if (failed > 0 || state.kind !== "ended" || state.summary.files !== 1) {
        throw new Error(`it ended with ${JSON.stringify(job.shown())}`);
      }
      return Math.round((Date.now() - startedMs) / 1000);
    },
    close: () => open.close(),
  };
}

/** How far it is; more than 1 once it is over. */
function shareOf({ state }: Transfer): number {
  if (state.kind === "ended" || state.kind === "failed") return 2;
  return "progress" in state && state.progress !== null && state.progress.totalBytes > 0
    ? state.progress.doneBytes / state.progress.totalBytes
    : 0;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(20);
}
