import { describe, expect, it } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import { failing } from "../test-support/failing.ts";
import { losableVault, overwrite, placeIn } from "../test-support/lost-files.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { olderKeyFiles, removeOlderKeyFiles } from "./older-key-files.ts";

const KEY = "masterkey.cryptomator";

/** A vault whose key file is on a stick, beside that of another vault. */
async function keptOnStick() {
  const { storage } = await losableVault();
  const bytes = await storage.read(KEY, 10_000);
  await storage.removeFile(KEY);
  await overwrite(storage, `${KEY}.01234567.bkup`, bytes);
  const stick = memoryStorage();
  const other = await losableVault();
  await overwrite(stick, "letters.key", await other.storage.read(KEY, 10_000));
  await overwrite(stick, `${KEY}.89ABCDEF.bkup`, await other.storage.read(KEY, 10_000));
  await overwrite(stick, "taxes.key", bytes);
  await overwrite(stick, "taxes.key.01234567.bkup", bytes);
  const inUse = { ...placeIn(stick, "taxes.key"), hostPath: "/stick/taxes.key" };
  return { vault: { storage, hostPath: "/vault" }, stick, inUse };
}

describe("older key files of a vault whose key is on a stick", () => {
  it("are those in its folder, and beside the key only those of the same vault", async () => {
    const { vault, inUse } = await keptOnStick();
    const paths = (await olderKeyFiles(vault, inUse)).map(({ hostPath }) => hostPath);
    expect(paths).toEqual([`/vault/${KEY}.01234567.bkup`, "/stick/taxes.key.01234567.bkup"]);
  });

  it("go, and the key files of other vaults stay", async () => {
    const { vault, stick, inUse } = await keptOnStick();
    await removeOlderKeyFiles(vault, inUse);
    expect([...(await pathsIn(stick))].sort()).toEqual(
      ["letters.key", `${KEY}.89ABCDEF.bkup`, "taxes.key"].sort(),
    );
    expect(await pathsIn(vault.storage)).not.toContain(`${KEY}.01234567.bkup`);
  });

  it("stay while the one in use is damaged: they may be all there is", async () => {
    const { vault, stick, inUse } = await keptOnStick();
    await overwrite(stick, "taxes.key", new Uint8Array([1]));
    const before = await pathsIn(vault.storage);
    await expect(removeOlderKeyFiles(vault, inUse)).rejects.toEqual(
      failing("masterkey-unreadable"),
    );
    expect(await pathsIn(vault.storage)).toEqual(before);
  });
});
