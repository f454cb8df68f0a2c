/** What somebody else changes in the vault folder while it is open: seen at the next look, never covered by what was remembered. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { copyNode, nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { failing } from "../test-support/failing.ts";
import { namesIn, newTestVault, readText, writeFile } from "../test-support/open-test-vault.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";

async function diskFolder(): Promise<Storage> {
  const folder = await mkdtemp(join(tmpdir(), "outside-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return nodeStorage(folder);
}

/** The same vault open twice: `ours` has looked at everything, `theirs` changes it. */
async function openTwice(storage: Storage) {
  const test = await newTestVault({ storage });
  const [ours, theirs] = [await test.open(), await test.open()];
  await writeFile(ours, "/file", "old");
  await ours.makeDirectory("/dir");
  await writeFile(ours, "/dir/inner", "old inner");
  await readText(ours, "/file");
  await readText(ours, "/dir/inner");
  await ours.list("/dir");
  return { storage, ours, theirs };
}

describe.each([
  ["memory", async () => memoryStorage()],
  ["disk", diskFolder],
])("on a %s", (_, storageOf) => {
  it("a file that was replaced is the new one, but to who had it open", async () => {
    const { ours, theirs } = await openTwice(await storageOf());
    const before = await ours.stat("/file");
    const reader = await ours.openFile("/file");
    await writeFile(theirs, "/file", "new");
    expect(await readText(ours, "/file")).toBe("new");
    expect((await ours.stat("/file")).revision).not.toBe(before.revision);
    expect(new TextDecoder().decode(await reader.read(0, 3))).toBe("old");
    await reader.close();
  });

  it("a file that was overwritten in place, with its old time, is the new one", async () => {
    const { ours, theirs, storage } = await openTwice(await storageOf());
    const node = await nodePathOf(ours, "/file");
    const before = await ours.stat("/file");
    await writeFile(theirs, "/other", "new");
    const bytes = await readWhole(storage, await nodePathOf(theirs, "/other"));
    await writeWhole(storage, node, bytes);
    await storage.setModified(node, before.modifiedMs);
    const after = await ours.stat("/file");
    expect(after).toMatchObject({ size: before.size });
    expect(after.revision).not.toBe(before.revision);
    expect(await readText(ours, "/file")).toBe("new");
  });

  it("a directory that was renamed is found by its new name only", async () => {
    const { ours, theirs } = await openTwice(await storageOf());
    await theirs.move("/dir", "/renamed");
    await expect(ours.stat("/dir/inner")).rejects.toEqual(failing("not-found", "/dir"));
    await expect(ours.draftFile("/dir/new")).rejects.toEqual(failing("not-found", "/dir"));
    expect(await readText(ours, "/renamed/inner")).toBe("old inner");
  });

  it("a directory that was replaced by another has the content of that one", async () => {
    const { ours, theirs } = await openTwice(await storageOf());
    await theirs.removeTree("/dir");
    await theirs.makeDirectory("/dir");
    await writeFile(theirs, "/dir/other", "new inner");
    expect(await namesIn(ours, "/dir")).toEqual(["other"]);
    await expect(ours.stat("/dir/inner")).rejects.toEqual(failing("not-found"));
    await writeFile(ours, "/dir/ours", "x");
    expect(await namesIn(theirs, "/dir")).toEqual(["other", "ours"]);
  });

  it("a directory whose content is away is broken, and whole when it is back", async () => {
    const { ours, storage } = await openTwice(await storageOf());
    const node = await nodePathOf(ours, "/dir/inner");
    const content = node.slice(0, node.lastIndexOf("/"));
    await storage.rename(content, "away");
    await expect(ours.list("/dir")).rejects.toEqual(failing("broken-node", "/dir"));
    expect(await ours.list("/")).toContainEqual(
      expect.objectContaining({ name: "dir", failure: { kind: "broken-node", path: "/dir" } }),
    );
    await storage.rename("away", content);
    expect(await readText(ours, "/dir/inner")).toBe("old inner");
  });

  it("a file that is only half there says so, and is whole when it is", async () => {
    const { ours, storage } = await openTwice(await storageOf());
    const node = await nodePathOf(ours, "/file");
    const whole = await readWhole(storage, node);
    await writeWhole(storage, node, new Uint8Array());
    await expect(readText(ours, "/file")).rejects.toEqual(failing("broken-node", "/file"));
    await writeWhole(storage, node, whole.subarray(0, 40));
    await expect(readText(ours, "/file")).rejects.toEqual(failing("tampered", "/file"));
    await writeWhole(storage, node, whole);
    expect(await readText(ours, "/file")).toBe("old");
  });

  it("an edited file that was replaced meanwhile is replaced in turn, whole", async () => {
    const { ours, theirs } = await openTwice(await storageOf());
    const editor = await ours.editFile("/file");
    await editor.append(new TextEncoder().encode(" and more"));
    await writeFile(theirs, "/file", "theirs");
    expect(await readText(ours, "/file")).toBe("theirs");
    await editor.close();
    expect(await readText(theirs, "/file")).toBe("old and more");
  });

  it("a new file of the same name as one of ours is one file, the last whole one", async () => {
    const { ours, theirs } = await openTwice(await storageOf());
    const [mine, other] = [await ours.draftFile("/new"), await theirs.draftFile("/new")];
    await mine.write(new TextEncoder().encode("mine"));
    await other.write(new TextEncoder().encode("theirs"));
    await other.commit();
    await mine.commit();
    expect(await readText(theirs, "/new")).toBe("mine");
    expect(await namesIn(ours, "/")).toEqual(["dir/", "file", "new"]);
  });

  it("a long name that was renamed by others is found", async () => {
    const { ours, theirs } = await openTwice(await storageOf());
    const [first, second] = ["a".repeat(200), "b".repeat(200)];
    await writeFile(ours, `/${first}`, "long");
    await ours.list("/");
    await theirs.move(`/${first}`, `/${second}`);
    await expect(ours.stat(`/${first}`)).rejects.toEqual(failing("not-found"));
    expect(await readText(ours, `/${second}`)).toBe("long");
  });
});

it("a file that a sync client keeps locked is in use, and the rest works", async () => {
  const test = await newTestVault();
  const before = await test.open();
  await writeFile(before, "/locked", "x");
  await writeFile(before, "/free", "y");
  const node = await nodePathOf(before, "/locked");
  const vault = await test.open({
    storage: failingStorage(test.storage, ({ name, path }) =>
      path === node && name === "open" ? "EBUSY" : null,
    ),
  });
  await expect(vault.openFile("/locked")).rejects.toEqual(failing("in-use"));
  expect(await readText(vault, "/free")).toBe("y");
  expect(await namesIn(vault, "/")).toEqual(["free", "locked"]);
});

it("a conflict copy that comes while the vault is open is found by its name", async () => {
  const test = await newTestVault();
  const vault = await test.open({ readOnly: true });
  const theirs = await test.open();
  await writeFile(theirs, "/file", "x");
  expect(await namesIn(vault, "/")).toEqual(["file"]);
  const node = await nodePathOf(theirs, "/file");
  await copyNode(test.storage, node, node.replace(".c9r", " (1).c9r"));
  expect(await namesIn(vault, "/")).toEqual(["file", "file (1)"]);
  expect(await readText(vault, "/file (1)")).toBe("x");
});
