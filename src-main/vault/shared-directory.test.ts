/** One directory under two names, as two computers make by renaming it at the same time. */

import { expect, it } from "vitest";
import { copyNode, nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { failing } from "../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readText,
  type TestVault,
  writeFile,
} from "../test-support/open-test-vault.ts";
import type { Vault } from "./vault.ts";

/** `/Photos`, with a file and a directory in it, and another node that leads to the same: `/Bilder`. */
async function withTwoNames(
  other = "/Bilder",
  isFilled = true,
): Promise<TestVault & { vault: Vault }> {
  const test = await newTestVault();
  const before = await test.open();
  await before.makeDirectory("/Archive");
  await before.makeDirectory("/Photos");
  if (isFilled) {
    await writeFile(before, "/Photos/a.jpg", "a");
    await before.makeDirectory("/Photos/2024");
    await writeFile(before, "/Photos/2024/b.jpg", "b");
  }
  const node = await nodePathOf(before, "/Photos");
  await copyNode(test.storage, node, await nodePathOf(before, other));
  await before.lock();
  return { ...test, vault: await test.open() };
}

async function expectPhotos(vault: Vault, path: string): Promise<void> {
  expect(await namesIn(vault, path)).toEqual(["2024/", "a.jpg"]);
  expect(await readText(vault, `${path}/2024/b.jpg`)).toBe("b");
}

it.each([
  ["beside it", "/Bilder", ["/"]],
  ["elsewhere", "/Archive/Bilder", ["/", "/Archive"]],
])("keeps what is in both when the one %s is removed", async (_, other, listed) => {
  const { vault } = await withTwoNames(other);
  for (const path of listed) await vault.list(path);
  await vault.removeTree(other);
  await expectPhotos(vault, "/Photos");
  expect(await vault.find(other)).toBeNull();
  await vault.removeTree("/Photos");
  await vault.removeTree("/Archive");
  expect(await namesIn(vault, "/")).toEqual([]);
});

it("removes it all with the last name", async () => {
  const { vault, storage } = await withTwoNames();
  await vault.list("/");
  for (const path of ["/Bilder", "/Photos", "/Archive"]) await vault.removeTree(path);
  // What is left is the root.
  expect((await pathsIn(storage, "d")).filter((path) => path.split("/").length > 3)).toHaveLength(
    1,
  );
});

it("keeps what is in both when a directory goes in which one of them lies", async () => {
  const { vault } = await withTwoNames("/Archive/Bilder");
  await vault.list("/");
  await vault.removeTree("/Archive");
  await expectPhotos(vault, "/Photos");
});

it("still knows both after one was moved or renamed", async () => {
  const { vault } = await withTwoNames();
  await vault.list("/");
  await vault.move("/Photos", "/Archive/Photos 2024");
  await vault.removeTree("/Bilder");
  await expectPhotos(vault, "/Archive/Photos 2024");
});

it("replaces one by the other without harm to what is in both", async () => {
  const { vault } = await withTwoNames("/Bilder", false);
  await vault.list("/");
  await vault.move("/Photos", "/Bilder", { replace: true });
  await writeFile(vault, "/Bilder/new", "new");
  expect(await namesIn(vault, "/")).toEqual(["Archive/", "Bilder/"]);
});

it("removes an empty one and leaves the other what it is: empty, not broken", async () => {
  const { vault } = await withTwoNames("/Bilder", false);
  await vault.list("/");
  await vault.removeDirectory("/Bilder");
  expect(await namesIn(vault, "/Photos")).toEqual([]);
});

it("is no empty directory because it has another name", async () => {
  const { vault } = await withTwoNames();
  await vault.list("/");
  await expect(vault.removeDirectory("/Bilder")).rejects.toEqual(failing("not-empty", "/Bilder"));
});

it("believes no node that has become that of another directory", async () => {
  const { vault, storage } = await withTwoNames();
  await vault.list("/");
  const [photos, archive] = [
    await nodePathOf(vault, "/Photos"),
    await nodePathOf(vault, "/Archive"),
  ];
  await storage.rename(`${photos}/dir.c9r`, `${photos}/gone`);
  await storage.rename(`${archive}/dir.c9r`, `${photos}/dir.c9r`);
  await vault.removeTree("/Bilder");
  // Only the root, and the one that was in the archive.
  expect((await pathsIn(storage, "d")).filter((path) => path.endsWith("dirid.c9r"))).toHaveLength(
    2,
  );
});
