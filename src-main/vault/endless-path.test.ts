/** Directory ids are not bound to names, so an attacker without a key can copy a `dir.c9r` over another. */

import { describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import type { Vault } from "./vault.ts";

/** /a/b, where the node of b holds the id of a; and /c beside them. */
async function vaultInACircle(): Promise<Vault> {
  const { storage, open } = await newTestVault();
  const writing = await open();
  await writing.makeDirectory("/a");
  const isDirectoryFile = (path: string): boolean => path.endsWith("/dir.c9r");
  const [outer = ""] = (await pathsIn(storage)).filter(isDirectoryFile);
  await writing.makeDirectory("/a/b");
  const inner = (await pathsIn(storage)).find((path) => isDirectoryFile(path) && path !== outer);
  await writing.makeDirectory("/c");
  await writeFile(writing, "/c/file", "whole");
  await writing.lock();

  const id = await storage.read(outer, 100);
  const file = await storage.open(inner ?? "", "edit");
  await file.write(id, 0);
  await file.close();
  return open();
}

describe("a directory that leads back to one it lies in", () => {
  it("is told as broken and never entered", async () => {
    const vault = await vaultInACircle();
    expect(await vault.list("/a")).toMatchObject([
      { name: "b", failure: { kind: "broken-node", path: "/a/b" } },
    ]);
    await expect(vault.list("/a/b")).rejects.toEqual(failing("broken-node", "/a/b"));
    await expect(vault.stat("/a/b/b")).rejects.toEqual(failing("broken-node", "/a/b"));
  });

  it("lets the rest be read, copied and removed", async () => {
    const vault = await vaultInACircle();
    await vault.copy("/c", "/d");
    await vault.removeTree("/c");
    expect((await vault.list("/")).map(({ name }) => name).sort()).toEqual(["a", "d"]);
    await expect(vault.copy("/a", "/e")).rejects.toEqual(failing("broken-node", "/a/b"));
  });
});
