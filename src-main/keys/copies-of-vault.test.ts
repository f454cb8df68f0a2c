import { expect, it } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import { losableVault, overwrite, placeIn } from "../test-support/lost-files.ts";
import { copiesOfVault } from "./copies-of-vault.ts";
import { judgeCopies } from "./judge-copies.ts";

const KEY = "masterkey.cryptomator";

async function vaultAndStick() {
  const { storage, words } = await losableVault();
  const bytes = await storage.read(KEY, 10_000);
  const stick = memoryStorage();
  const onStick = { ...placeIn(stick, "taxes.key"), hostPath: "/stick/taxes.key" };
  return { storage, words, bytes, stick, onStick, hostPath: "/vault" };
}

it("copies are found in the vault folder, and backups beside a key file, by their names there", async () => {
  const { storage, bytes, stick, onStick, hostPath } = await vaultAndStick();
  await overwrite(storage, `${KEY}.11111111.bkup`, bytes);
  for (const name of ["taxes.key", "letters.key", "taxes.key.copy", "taxes.keys.2.bkup"]) {
    await overwrite(stick, name, bytes);
  }
  await overwrite(stick, "taxes.key.22222222.bkup", bytes);
  await overwrite(stick, `${KEY}.33333333.bkup`, new Uint8Array([1]));
  const copies = await copiesOfVault({ storage, hostPath, keyPlaces: [onStick, onStick] });
  expect(copies.map(({ place }) => place.hostPath).sort()).toEqual([
    `/stick/${KEY}.33333333.bkup`,
    "/stick/taxes.key.22222222.bkup",
    `/vault/${KEY}.11111111.bkup`,
  ]);
  const judged = await judgeCopies(copies, null);
  expect(judged.map(({ place, verdict }) => [place.hostPath, verdict]).sort()).toEqual([
    [`/stick/${KEY}.33333333.bkup`, "unreadable"],
    ["/stick/taxes.key.22222222.bkup", "unknown"],
    [`/vault/${KEY}.11111111.bkup`, "unknown"],
  ]);
});

it("a backup is found although its key file is gone, and none where the drive is", async () => {
  const { storage, bytes, stick, onStick, hostPath } = await vaultAndStick();
  await overwrite(stick, "taxes.key.22222222.bkup", bytes);
  const pulled = {
    ...onStick,
    storage: { ...stick, list: () => Promise.reject(Object.assign(new Error(), { code: "EIO" })) },
  };
  const found = async (place: typeof onStick) =>
    (await copiesOfVault({ storage, hostPath, keyPlaces: [place] })).map(({ name }) => name);
  expect(await found(onStick)).toEqual(["taxes.key.22222222.bkup"]);
  expect(await found(pulled)).toEqual([]);
});
