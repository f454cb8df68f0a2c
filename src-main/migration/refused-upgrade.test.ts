import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { masterkeyFileVersion } from "../format/masterkey-file.ts";
import { diskError } from "../storage/disk-error.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { collect } from "../test-support/collect.ts";
import { failing } from "../test-support/failing.ts";
import { writeLegacyVault } from "../test-support/legacy-vault.ts";
import { oldPassword, oldTree, oldVault, upgrade } from "../test-support/old-vault.ts";
import { newTestVault, pathsIn } from "../test-support/open-test-vault.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { writeNewFile } from "../vault/node-directory.ts";

describe("a vault that cannot be upgraded is refused as it is", () => {
  async function expectUntouched(
    storage: Storage,
    kind: Parameters<typeof failing>[0],
    disk = storage,
  ) {
    const before = await pathsIn(storage);
    const keyFile = await storage.read("masterkey.cryptomator", 10_000);
    await expect(collect(upgrade(disk))).rejects.toEqual(failing(kind));
    expect(await pathsIn(storage)).toEqual(before);
    expect(await storage.read("masterkey.cryptomator", 10_000)).toEqual(keyFile);
  }

  it.each([3, 4] as const)("format %i", async (version) => {
    const options = { version, password: utf8(oldPassword), tree: oldTree };
    const { storage } = await writeLegacyVault(memoryStorage(), options);
    await expectUntouched(storage, "format-too-old");
  });

  it("with another password", async () => {
    await expectUntouched(await oldVault(6, utf8("another")), "wrong-password");
  });

  it.each(["d", "m"])("while iCloud has not downloaded a file in %s", async (top) => {
    const storage = await oldVault(5);
    const [folder = ""] = (await pathsIn(storage, top)).filter(
      (path) => path.split("/").length === 3,
    );
    await writeNewFile(storage, `${folder}/.ABCDEFGH.icloud`, utf8(""));
    await expectUntouched(storage, "not-downloaded");
  });

  it.each([
    ["names of 219 characters", { name: 219, path: 1000 }],
    ["paths of 263 characters", { name: 255, path: 263 }],
  ])("on a disk that takes no more than %s", async (_, limit) => {
    // The longest name that is not shortened in format 7: 216 characters and the suffix.
    const options = {
      version: 5,
      password: utf8(oldPassword),
      tree: { ["x".repeat(146)]: {} },
    } as const;
    const { storage } = await writeLegacyVault(memoryStorage(), options);
    const disk = limitedStorage(storage, limit);
    await expectUntouched(storage, "upgrade-name-too-long", disk);
  });

  it("on a disk that takes no writes", async () => {
    const storage = await oldVault();
    await expectUntouched(storage, "read-only", { ...storage, isReadOnly: async () => true });
  });

  it("on a full disk, when the key file cannot be backed up", async () => {
    const storage = await oldVault();
    const disk = failingStorage(storage, ({ path, name }) =>
      path.startsWith("~lk") && name === "file.write" ? "ENOSPC" : null,
    );
    await expect(collect(upgrade(disk))).rejects.toEqual(failing("no-space"));
    expect(masterkeyFileVersion(await storage.read("masterkey.cryptomator", 10_000))).toBe(6);
  });

  it("without any key file, or with that of a lost config", async () => {
    const storage = await oldVault();
    await storage.removeFile("masterkey.cryptomator");
    await expect(collect(upgrade(storage))).rejects.toEqual(failing("vault-files-missing"));
    const today = await newTestVault();
    await today.storage.removeFile("vault.cryptomator");
    await expect(collect(upgrade(today.storage))).rejects.toEqual(failing("config-missing"));
  });

  it("of the coming format", async () => {
    const storage = memoryStorage();
    await storage.makeDirectory("d");
    await writeNewFile(storage, "vault.uvf", utf8("{}"));
    await expect(collect(upgrade(storage))).rejects.toEqual(failing("uvf-vault", "/vault"));
  });
});

/** A disk on which names and paths must be short. */
function limitedStorage(
  inner: Storage,
  limit: { readonly name: number; readonly path: number },
): Storage {
  return interceptedStorage(inner, async (step, run) => {
    const name = step.path.slice(step.path.lastIndexOf("/") + 1);
    if (step.isChange && (name.length > limit.name || step.path.length > limit.path)) {
      throw diskError(Object.assign(new Error(), { code: "ENAMETOOLONG" }), step.path);
    }
    return run();
  });
}
