/** A conflict copy of a node may be a folder with conflict copies in it: nothing of that goes with the folder. */

import { describe, expect, it } from "vitest";
import { copyNode, nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import {
  newTestVault,
  pathsIn,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import type { Vault } from "../vault.ts";

const LONG = `${"long name ".repeat(19)}.txt`;

/** The node of `path` and a conflict copy of it with the same in it. @returns where the copy lies */
async function copied(test: TestVault, vault: Vault, path: string): Promise<string> {
  const node = await nodePathOf(vault, path);
  const copy = node.replace(/\.c9[rs]$/, " (1)$&");
  await copyNode(test.storage, node, copy);
  return copy;
}

/** Moves a new file of the vault to a place where only a sync client puts one. */
async function putFile(test: TestVault, vault: Vault, content: string, to: string): Promise<void> {
  await writeFile(vault, "/new", content);
  await test.storage.rename(await nodePathOf(vault, "/new"), to);
}

/** The id of a new directory that holds `file` or nothing, put where only a sync client puts one. */
async function putDirectory(
  test: TestVault,
  vault: Vault,
  file: string | null,
  to: string,
): Promise<void> {
  await vault.makeDirectory("/new");
  if (file !== null) await writeFile(vault, `/new/${file}`, file);
  const node = await nodePathOf(vault, "/new");
  await test.storage.rename(`${node}/dir.c9r`, to);
  await test.storage.removeDirectory(node);
}

/** What every file of the root holds, and every file of a directory in it; after two listings, as a copy may take two. */
async function contentsOf(vault: Vault): Promise<readonly string[]> {
  await vault.list("/");
  const contents: string[] = [];
  for (const { name, kind } of await vault.list("/")) {
    if (kind === "file") contents.push(await readText(vault, `/${name}`));
    else for (const inner of await vault.list(`/${name}`)) contents.push(inner.name);
  }
  return contents.sort();
}

const oddPaths = async (test: TestVault): Promise<readonly string[]> =>
  (await pathsIn(test.storage)).filter((path) => path.includes(" (1)"));

describe.each([
  ["of another content", "theirs"],
  ["of the same content", "mine"],
])("a copy of a long name %s with a third version in it", (_, theirs) => {
  async function withThree(): Promise<TestVault> {
    const test = await newTestVault();
    const vault = await test.open();
    await writeFile(vault, `/${LONG}`, "mine");
    const copy = await copied(test, vault, `/${LONG}`);
    await test.storage.removeFile(`${copy}/contents.c9r`);
    await putFile(test, vault, theirs, `${copy}/contents.c9r`);
    await putFile(test, vault, "third", `${copy}/contents (1).c9r`);
    await vault.lock();
    return test;
  }

  const all = theirs === "mine" ? ["mine", "third"] : ["mine", "theirs", "third"];

  it("gives all versions a place of their own when it is listed", async () => {
    const test = await withThree();
    const vault = await test.open();
    expect(await contentsOf(vault)).toEqual(all);
    expect(await oddPaths(test)).toEqual([]);
  });

  it("shows all of them in a read-only vault, and moves none", async () => {
    const test = await withThree();
    const before = await pathsIn(test.storage);
    const vault = await test.open({ readOnly: true });
    expect([...new Set(await contentsOf(vault))]).toEqual(all);
    expect(await pathsIn(test.storage)).toEqual(before);
  });

  it("keeps the others when one is removed before anything was listed", async () => {
    const test = await withThree();
    const vault = await test.open();
    await vault.removeFile(`/${LONG.slice(0, -8)} (1).txt`).catch(() => undefined);
    expect(await contentsOf(vault)).toEqual(["mine", "third"]);
  });
});

it("a copy of a directory's node with another directory in it gives that a node of its own", async () => {
  const test = await newTestVault();
  const vault = await test.open();
  await vault.makeDirectory("/dir");
  await writeFile(vault, "/dir/mine", "mine");
  const copy = await copied(test, vault, "/dir");
  await putDirectory(test, vault, "theirs", `${copy}/dir (1).c9r`);
  await vault.lock();
  const again = await test.open();
  expect(await contentsOf(again)).toEqual(["mine", "theirs"]);
  expect(await oddPaths(test)).toEqual([]);
});

it("a copy that is a second thing as well stays as it is, for the check to part", async () => {
  const test = await newTestVault();
  const vault = await test.open();
  await vault.makeDirectory(`/${LONG}`);
  await writeFile(vault, `/${LONG}/mine`, "mine");
  const copy = await copied(test, vault, `/${LONG}`);
  await putFile(test, vault, "hidden behind the id", `${copy}/contents.c9r`);
  await vault.lock();
  const again = await test.open();
  expect(await contentsOf(again)).toEqual(["mine"]);
  expect(await oddPaths(test)).toContain(`${copy}/contents.c9r`);
});

it("a copy that lies loose in a folder may be replaced by a directory, which gets a node of its own", async () => {
  const test = await newTestVault();
  const vault = await test.open();
  await vault.makeDirectory("/dir");
  await writeFile(vault, "/dir/mine", "mine");
  const node = await nodePathOf(vault, "/dir");
  await putDirectory(test, vault, null, `${node}/dir (1).c9r`);
  await vault.makeDirectory("/new");
  await writeFile(vault, "/new/precious", "precious");
  await vault.lock();
  const again = await test.open();
  await again.move("/new", "/dir (1)", { replace: true });
  expect(await readText(again, "/dir (1)/precious")).toBe("precious");
  expect(await contentsOf(again)).toEqual(["mine", "precious"]);
  expect(await oddPaths(test)).toEqual([]);
});
