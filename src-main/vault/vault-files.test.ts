import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { writeLegacyVault } from "../test-support/legacy-vault.ts";
import { newTestVault } from "../test-support/open-test-vault.ts";
import { inspectVault } from "./inspect-vault.ts";
import { writeNewFile } from "./node-directory.ts";
import { unlockKeys } from "./open-vault.ts";
import { readVaultFiles } from "./vault-files.ts";

const open = (storage: Storage) =>
  unlockKeys({ storage, hostPath: "/vault", password: utf8("password") });

async function legacy(version: 3 | 4 | 5 | 6): Promise<Storage> {
  const options = { version, password: utf8("password"), tree: {} };
  return (await writeLegacyVault(memoryStorage(), options)).storage;
}

describe("a vault that is not opened is named", () => {
  it.each([3, 4] as const)("format %i is too old to be upgraded", async (version) => {
    await expect(open(await legacy(version))).rejects.toEqual(failing("format-too-old"));
  });

  it.each([5, 6] as const)("format %i needs an upgrade", async (version) => {
    const storage = await legacy(version);
    await expect(open(storage)).rejects.toEqual(failing("needs-upgrade"));
    expect((await inspectVault(storage, "/vault")).needsUpgrade).toBe(true);
  });

  it("one whose config is lost, by the version of its key file", async () => {
    const { storage } = await newTestVault();
    await storage.removeFile("vault.cryptomator");
    await expect(open(storage)).rejects.toEqual(failing("config-missing", "/vault"));
  });

  it("one of the coming format, by its own config", async () => {
    const storage = memoryStorage();
    await storage.makeDirectory("d");
    await writeNewFile(storage, "vault.uvf", utf8("{}"));
    await expect(readVaultFiles(storage, "/vault")).rejects.toEqual(failing("uvf-vault", "/vault"));
  });

  it("a vault of today with a file of that name is one of today", async () => {
    const { storage } = await newTestVault();
    await writeNewFile(storage, "vault.uvf", utf8("{}"));
    await expect(readVaultFiles(storage, "/vault")).resolves.toBeDefined();
  });

  it("a folder with nothing but an empty “d” is no vault; with content directories in it, one that has lost its files", async () => {
    const storage = memoryStorage();
    await storage.makeDirectory("d");
    await expect(readVaultFiles(storage, "/vault")).rejects.toEqual(failing("not-a-vault"));
    await storage.makeDirectory("d/AB");
    await storage.makeDirectory("d/AB/notes");
    await expect(readVaultFiles(storage, "/vault")).rejects.toEqual(failing("not-a-vault"));
    await storage.makeDirectory(`d/AB/${"C".repeat(30)}`);
    await expect(readVaultFiles(storage, "/vault")).rejects.toEqual(
      failing("vault-files-missing", "/vault"),
    );
  });
});
