/** What the window may ask of the files of an open vault, “Taxes”, in a folder of its own. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { FileSession } from "../app/files/file-session.ts";
import { filesHandlers } from "../app/files/handlers.ts";
import { Previews } from "../app/files/previews.ts";
import { OpenVaults } from "../app/open-vaults.ts";
import { loadVaultList, type VaultListBook } from "../app/vault-list.ts";
import { vaultListFile } from "../app/vault-list-file.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Vault } from "../vault/vault.ts";
import { type Share, startShare } from "../webdav/server.ts";
import { newTestVault, type TestVault } from "./open-test-vault.ts";

export interface FilesAtWork {
  /** Of the vault, on this computer. */
  folder: string;
  testVault: TestVault;
  list: VaultListBook;
  id: VaultId;
  open: OpenVaults;
  /** These two are others after each unlock. */
  vault: Vault;
  share: Share;
  previews: Previews;
  handlers: ReturnType<typeof filesHandlers>;
  /** Folders of which the window was told that they have changed. */
  changed: string[];
  /** What was shown in the file manager of the system. */
  shown: string[];
  nowMs: number;
}

/** Opens the vault before each test of a file, and ends all after it. */
export function filesAtWork() {
  // Filled before each test.
  const test = {} as FilesAtWork;

  async function unlock(readOnly = false): Promise<void> {
    await test.open.unlock(test.id, async () => {
      test.vault = await test.testVault.open({ readOnly });
      test.share = await startShare(test.vault, { name: "Taxes", random: systemWorld.random });
      const files = new FileSession(test.vault, { ...systemWorld, now: () => test.nowMs });
      return { vault: test.vault, share: test.share, files };
    });
  }

  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), "files-"));
    Object.assign(test, { folder, nowMs: Date.now(), changed: [], shown: [] });
    test.testVault = await newTestVault({ storage: nodeStorage(folder) });
    test.list = await loadVaultList(vaultListFile(`${folder}-list`, () => test.nowMs));
    ({ id: test.id } = await test.list.add(folder, "Taxes"));
    test.open = new OpenVaults(
      () => test.nowMs,
      () => undefined,
    );
    test.previews = new Previews(systemWorld.random);
    test.handlers = handlersOf(test);
    await unlock();
  });
  afterEach(async () => {
    await test.open.close();
    await rm(test.folder, { recursive: true });
    await rm(`${test.folder}-list`, { recursive: true, force: true });
  });

  return {
    test,
    unlock,
    namesIn: async (path: string): Promise<readonly string[]> => {
      const { entries } = await test.handlers["files.list"]({ id: test.id, path });
      return entries.map(({ name }) => name).sort();
    },
  };
}

function handlersOf({ open, list, previews, changed, shown }: FilesAtWork) {
  return filesHandlers({
    state: { open, list },
    previews,
    announce: (name, said) => {
      if (name === "files.changed" && "path" in said) changed.push(said.path);
    },
    log: vi.fn(),
    showInFolder: (path) => {
      shown.push(path);
      return Promise.resolve();
    },
  });
}
