import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { passwordBytes } from "../../../src-main/base/password-bytes.ts";
import { systemWorld } from "../../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../../src-main/storage/node-storage.ts";
import { createVault } from "../../../src-main/vault/create-vault.ts";
import { openVault } from "../../../src-main/vault/open-vault.ts";
import type { Vault } from "../../../src-main/vault/vault.ts";
import { type Share, type ShareOptions, startShare } from "../../../src-main/webdav/server.ts";

export interface TestShare {
  readonly share: Share;
  readonly vault: Vault;
  /** The vault folder on this computer. */
  readonly folder: string;
  readonly password: string;
  /** Closes the share, locks the vault, keeps the folder. */
  lock(): Promise<void>;
  /** The same, and removes the folder. */
  remove(): Promise<void>;
}

/** A share of a new vault in a temporary folder: the real server on the real engine on the real disk. */
export async function startTestShare(options: Partial<ShareOptions> = {}): Promise<TestShare> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-webdav-"));
  const storage = nodeStorage(folder);
  const password = "correct horse";
  const opening = { storage, hostPath: folder };
  await createVault(systemWorld, { ...opening, password: passwordBytes(password) });
  const vault = await openVault(systemWorld, { ...opening, password: passwordBytes(password) });
  const share = await startShare(vault, { name: "Test", random: systemWorld.random, ...options });

  const lock = async () => {
    await share.close({ force: true });
    await vault.lock();
  };
  const remove = async () => {
    await lock();
    await rm(folder, { recursive: true, force: true });
  };
  return { share, vault, folder, password, lock, remove };
}

/** Writes a file into a vault without the server. */
export async function putFile(
  vault: Vault,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const draft = await vault.draftFile(path);
  await draft.write(Buffer.from(content));
  await draft.commit();
}

/** The whole of a file in a vault, read without the server. */
export async function readFile(vault: Vault, path: string): Promise<Buffer> {
  const reader = await vault.openFile(path);
  try {
    return Buffer.from(await reader.read(0, reader.size));
  } finally {
    await reader.close();
  }
}
