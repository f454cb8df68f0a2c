import { describe, expect, it } from "vitest";
import { memoryStorage } from "../../storage/memory-storage.ts";
import { failing } from "../../test-support/failing.ts";
import { namesIn, newTestVault, pathsIn, writeFile } from "../../test-support/open-test-vault.ts";
import { failingStorage } from "../../test-support/storages/failing-storage.ts";
import {
  namesUpTo,
  narrowStorage,
  type PathJudge,
  pathsUpTo,
} from "../../test-support/storages/narrow-storage.ts";
import type { Vault } from "../vault.ts";

/** Every way to make a name. */
const makers: readonly (readonly [string, (vault: Vault, path: string) => Promise<unknown>])[] = [
  ["a file", (vault, path) => vault.draftFile(path)],
  ["a file to edit", (vault, path) => vault.editFile(path, { create: true })],
  ["a directory", (vault, path) => vault.makeDirectory(path)],
  ["a link", (vault, path) => vault.makeLink(path, "x")],
  ["a moved file", (vault, path) => vault.move("/file", path)],
  ["a copied file", (vault, path) => vault.copy("/file", path)],
  ["a copied directory", (vault, path) => vault.copy("/dir", path)],
];

async function openOn(judge: PathJudge, shorteningThreshold = 220) {
  const test = await newTestVault({ shorteningThreshold });
  const vault = await test.open({ storage: narrowStorage(test.storage, judge) });
  await writeFile(vault, "/file", "x");
  await vault.makeDirectory("/dir");
  return { ...test, vault };
}

describe.each([
  // 143 characters hold 4 · ⌈(16 + n) / 3⌉ + 4 up to n = 86.
  ["names of 143 characters", namesUpTo(143), 86],
  // 35 of them are d/XX/Y…Y, 13 are for what lies in a node; 152 are left.
  ["paths of 260 characters, 60 of them before the vault", pathsUpTo(260, 61), 92],
] as const)("a disk that takes %s", (_, judge, limit) => {
  it.each(makers)(
    "refuses %s with a longer name, before anything is written",
    async (_name, make) => {
      const { vault, storage } = await openOn(judge);
      const before = await pathsIn(storage);
      const path = `/${"x".repeat(limit + 1)}`;
      await expect(make(vault, path)).rejects.toMatchObject({
        failure: { kind: "name-too-long", path, limit },
      });
      expect(await pathsIn(storage)).toEqual(before);
    },
  );

  it.each(makers)("takes %s with the longest name", async (_name, make) => {
    const { vault } = await openOn(judge);
    await make(vault, `/${"x".repeat(limit)}`);
  });

  it("takes longer names of other vaults, which shorten them", async () => {
    const { vault } = await openOn(judge, 100);
    await vault.makeDirectory(`/${"x".repeat(limit + 1)}`);
    expect(await namesIn(vault, "/")).toContain(`${"x".repeat(limit + 1)}/`);
  });
});

it("asks the disk once, and leaves nothing behind", async () => {
  const test = await newTestVault();
  const made: string[] = [];
  const storage = narrowStorage(test.storage, (path) => {
    if (path.includes("nnnn")) made.push(path);
    return null;
  });
  const vault = await test.open({ storage });
  await writeFile(vault, "/a", "x");
  await writeFile(vault, "/b", "x");
  // One node directory and the file in it.
  expect(made).toHaveLength(2);
  await vault.lock();
  expect((await pathsIn(test.storage)).filter((path) => path.includes("~lk"))).toEqual([]);
});

it("does not ask as long as nothing gets a new name", async () => {
  const test = await newTestVault();
  const before = await test.open();
  await writeFile(before, "/a", "x");
  await before.lock();
  let asked = 0;
  const storage = narrowStorage(test.storage, (path) => {
    if (path.includes("nnnn")) asked += 1;
    return null;
  });
  const vault = await test.open({ storage });
  await writeFile(vault, "/a", "newer");
  await vault.removeFile("/a");
  expect(asked).toBe(0);
});

it.each(["EACCES", "EROFS", "ENOSPC", "EBUSY", "EIO"] as const)(
  "lets the disk say no itself where it cannot be asked: %s",
  async (code) => {
    const test = await newTestVault();
    const storage = failingStorage(test.storage, ({ name, path }) =>
      name === "makeDirectory" && path.startsWith("~lk") ? code : null,
    );
    const vault = await test.open({ storage });
    await writeFile(vault, `/${"x".repeat(140)}`, "x");
    expect(await namesIn(vault, "/")).toEqual(["x".repeat(140)]);
  },
);

it("asks again after the vault folder was away", async () => {
  const inner = memoryStorage();
  const test = await newTestVault({ storage: inner });
  let most = 220;
  let isAway = false;
  const narrow = narrowStorage(inner, (path) => namesUpTo(most)(path));
  const storage = {
    ...narrow,
    find: async (path: string) => (isAway ? null : inner.find(path)),
  };
  const vault = await test.open({ storage });
  await writeFile(vault, "/a", "x");
  isAway = true;
  await expect(vault.stat("/a")).rejects.toEqual(failing("not-reachable"));
  isAway = false;
  most = 143;
  await vault.stat("/a");
  await expect(vault.makeDirectory(`/${"x".repeat(100)}`)).rejects.toMatchObject({
    failure: { kind: "name-too-long", limit: 86 },
  });
});
