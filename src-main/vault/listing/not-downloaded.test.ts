/** What is in the cloud only: nothing takes its place, and nothing that may be in it goes unseen. */

import { describe, expect, it } from "vitest";
import { nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import { openListening } from "../../test-support/conflict-copies.ts";
import { failing } from "../../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import { writeWhole } from "../../test-support/whole-file.ts";

const LONG = `${"long name ".repeat(19)}.txt`;

/** A vault with a file that iCloud has taken away to make room, and with a new version of it beside. */
async function withEvictedFile(name: string): Promise<TestVault> {
  const test = await newTestVault();
  const vault = await test.open();
  await writeFile(vault, `/${name}`, "in the cloud");
  await writeFile(vault, "/draft", "a new version");
  const node = await nodePathOf(vault, `/${name}`);
  const file = node.endsWith(".c9s") ? `${node}/contents.c9r` : node;
  await test.storage.removeFile(file);
  await writeWhole(test.storage, file.replace(/[^/]*$/, ".$&.icloud"), new Uint8Array(180));
  await vault.lock();
  return test;
}

type Undo = () => Promise<void>;

/** One with a directory of which only the id was taken away; `bring` downloads it, `evict` takes away another. */
async function withEvictedId(
  name: string,
): Promise<TestVault & { bring: Undo; evict: (node: string) => Promise<Undo> }> {
  const test = await newTestVault();
  const vault = await test.open();
  await vault.makeDirectory(`/${name}`);
  await writeFile(vault, `/${name}/precious`, "precious");
  const evict = async (node: string): Promise<Undo> => {
    const placeholder = `${node}/.dir.c9r.icloud`;
    await test.storage.rename(`${node}/dir.c9r`, placeholder);
    return () => test.storage.rename(placeholder, `${node}/dir.c9r`);
  };
  const bring = await evict(await nodePathOf(vault, `/${name}`));
  await vault.lock();
  return { ...test, bring, evict };
}

describe.each([["a.txt"], [LONG]])("a file that is not downloaded, %s", (name) => {
  it("is not replaced by a file that is moved over it, as programs save", async () => {
    const test = await withEvictedFile(name);
    const before = await pathsIn(test.storage);
    const vault = await test.open();
    await expect(vault.move("/draft", `/${name}`, { replace: true })).rejects.toEqual(
      failing("not-downloaded", `/${name}`),
    );
    expect(await pathsIn(test.storage)).toEqual(before);
    expect(await readText(vault, "/draft")).toBe("a new version");
  });

  it("can be removed, as its user sees what it is", async () => {
    const test = await withEvictedFile(name);
    const vault = await test.open();
    await vault.removeFile(`/${name}`);
    expect(await namesIn(vault, "/")).toEqual(["draft"]);
  });
});

describe.each([["dir"], [LONG]])("a directory whose id is not downloaded, %s", (name) => {
  it.each([["removeDirectory"], ["removeFile"], ["removeTree"]] as const)(
    "refuses %s: nobody knows what is in it",
    async (remove) => {
      const { open, bring } = await withEvictedId(name);
      const vault = await open();
      await expect(vault[remove](`/${name}`)).rejects.toEqual(
        failing("not-downloaded", `/${name}`),
      );
      await bring();
      expect(await readText(vault, `/${name}/precious`)).toBe("precious");
    },
  );

  it("does not go with the directory that it is in", async () => {
    const { open, bring, evict } = await withEvictedId(name);
    const vault = await open();
    await bring();
    await vault.makeDirectory("/above");
    await vault.move(`/${name}`, `/above/${name}`);
    const bringBack = await evict(await nodePathOf(vault, `/above/${name}`));
    await expect(vault.removeTree("/above")).rejects.toEqual(
      failing("not-downloaded", `/above/${name}`),
    );
    await bringBack();
    expect(await readText(vault, `/above/${name}/precious`)).toBe("precious");
  });

  it.each([
    ["a file", "file"],
    ["an empty directory", "directory"],
  ])("is not replaced by %s", async (_, kind) => {
    const { open, bring } = await withEvictedId(name);
    const vault = await open();
    if (kind === "file") await writeFile(vault, "/new", "new");
    else await vault.makeDirectory("/new");
    await expect(vault.move("/new", `/${name}`, { replace: true })).rejects.toEqual(
      failing("not-downloaded", `/${name}`),
    );
    await bring();
    expect(await readText(vault, `/${name}/precious`)).toBe("precious");
    expect(await namesIn(vault, "/")).toHaveLength(2);
  });
});

describe("a file that iCloud has not downloaded", () => {
  async function evicted(path: string): Promise<TestVault & { placeholder: string }> {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    await writeFile(vault, path, "content");
    const node = await nodePathOf(vault, path);
    const placeholder = node.replace(/[^/]*$/, ".$&.icloud");
    await test.storage.removeFile(node);
    await writeWhole(test.storage, placeholder, new Uint8Array(180));
    await vault.lock();
    return { ...test, placeholder };
  }

  it("is listed and says so, and is not written over", async () => {
    const test = await evicted("/a.txt");
    const { vault, events } = await openListening(test);
    expect(await vault.list("/")).toMatchObject([
      { name: "dir" },
      { name: "a.txt", kind: "file", failure: { kind: "not-downloaded", path: "/a.txt" } },
    ]);
    await expect(vault.openFile("/a.txt")).rejects.toEqual(failing("not-downloaded", "/a.txt"));
    await expect(vault.draftFile("/a.txt")).rejects.toEqual(failing("not-downloaded", "/a.txt"));
    await expect(vault.editFile("/a.txt", { create: true })).rejects.toEqual(
      failing("not-downloaded", "/a.txt"),
    );
    await expect(vault.makeDirectory("/a.txt")).rejects.toEqual(failing("already-exists"));
    await expect(vault.copy("/a.txt", "/b")).rejects.toEqual(failing("not-downloaded"));
    expect(events).toEqual([]);
    expect(await test.storage.find(test.placeholder)).not.toBeNull();
  });

  it("is the file itself once that is there", async () => {
    const test = await evicted("/a.txt");
    const vault = await test.open();
    await vault.list("/");
    await test.storage.rename(test.placeholder, `${test.placeholder}.old`);
    await writeFile(vault, "/a.txt", "downloaded");
    await test.storage.rename(`${test.placeholder}.old`, test.placeholder);
    expect(await namesIn(vault, "/")).toEqual(["a.txt", "dir/"]);
    expect(await readText(vault, "/a.txt")).toBe("downloaded");
  });

  it("may be the id of a directory", async () => {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    const node = await nodePathOf(vault, "/dir");
    await test.storage.rename(`${node}/dir.c9r`, `${node}/.dir.c9r.icloud`);
    expect(await vault.list("/")).toMatchObject([{ failure: { kind: "not-downloaded" } }]);
    await expect(vault.list("/dir")).rejects.toEqual(failing("not-downloaded", "/dir"));
  });
});
