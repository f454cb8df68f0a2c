/** Vaults of the official client with one damage each (e2e/fixtures/README.md), as they are listed. */

import { describe, expect, it } from "vitest";
import type { VaultEvent } from "../../../src-shared/model/vault-event.ts";
import { isFailure } from "../../base/vault-error.ts";
import type { Storage } from "../../storage/storage.ts";
import { damagedVault } from "../../test-support/damaged-vault.ts";
import { failing } from "../../test-support/failing.ts";
import { pathsIn, readText } from "../../test-support/open-test-vault.ts";
import type { Vault } from "../vault.ts";

const LONG = `long-name-${"abcdefghij".repeat(19)}.txt`;

/** What all of them had. */
const whole = [
  "/big.bin",
  "/dir1",
  "/dir1/sub",
  "/dir1/sub/s.txt",
  "/dir1/two.txt",
  "/dir2",
  "/dir2/x.txt",
  "/lnk",
  `/${LONG}`,
  "/one.txt",
];

/** Every path below a directory; one that cannot be listed has nothing below it. */
async function treeOf(vault: Vault, path = ""): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const entry of await vault.list(path || "/")) {
    const inner = `${path}/${entry.name}`;
    paths.push(inner);
    if (entry.kind === "directory") paths.push(...(await treeBelow(vault, inner)));
  }
  return paths.sort();
}

async function treeBelow(vault: Vault, path: string): Promise<readonly string[]> {
  try {
    return await treeOf(vault, path);
  } catch (error) {
    if (isFailure(error, "broken-node")) return [];
    throw error;
  }
}

async function open(name: string, readOnly: boolean) {
  const { storage, open } = await damagedVault(name);
  const events: VaultEvent[] = [];
  const vault = await open({ readOnly, onEvent: (event) => events.push(event) });
  return { storage, vault, events };
}

const sorted = (...paths: readonly string[]): readonly string[] => [...paths].sort();
const without = (...gone: readonly string[]): readonly string[] =>
  whole.filter((path) => !gone.some((prefix) => path === prefix || path.startsWith(`${prefix}/`)));

const oddIn = async (storage: Storage): Promise<readonly string[]> =>
  (await pathsIn(storage)).filter((path) => /[ (][^/]*\.c9[rs]$/.test(path));

describe("read only", () => {
  it.each([
    ["conflict-file", sorted(...whole, "/one (Conflicted copy 2020).txt")],
    ["conflict-dir-same", sorted(...whole)],
    ["c9s-conflict", sorted(...whole, `/${LONG.slice(0, -8)} (1).txt`)],
    ["c9s-no-name", sorted(...without(`/${LONG}`))],
    ["c9s-trailing-bytes", sorted(...whole)],
    ["name-moved", sorted(...whole)],
    ["foreign-files", sorted(...whole)],
    ["dir-empty-dirfile", sorted(...without("/dir1/sub", "/dir1/two.txt"))],
    ["dir-node-removed", sorted(...without("/dir1"))],
    ["dir-missing-content", sorted(...without("/dir2/x.txt"))],
    ["type-ambiguous", sorted(...whole)],
  ])("%s is listed as it is, and not written to", async (name, expected) => {
    const { vault, storage } = await open(name, true);
    const before = await pathsIn(storage);
    expect(await treeOf(vault)).toEqual(expected);
    await vault.lock();
    expect(await pathsIn(storage)).toEqual(before);
  });
});

describe("writable", () => {
  it.each([
    ["conflict-file", "/one.txt", "one\n"],
    ["c9s-conflict", `/${LONG}`, "long file name\n"],
  ])("%s loses a copy that holds nothing else", async (name, path, content) => {
    const { vault, storage, events } = await open(name, false);
    expect(await treeOf(vault)).toEqual(sorted(...whole));
    expect(await readText(vault, path)).toBe(content);
    expect(await oddIn(storage)).toEqual([]);
    expect(events).toMatchObject([{ kind: "conflict-resolved", path, resolvedPath: path }]);
    expect(await treeOf(vault)).toEqual(sorted(...whole));
    expect(events).toHaveLength(1);
  });

  it("conflict-dir-same keeps one node and the content", async () => {
    const { vault, storage, events } = await open("conflict-dir-same", false);
    expect(await treeOf(vault)).toEqual(sorted(...whole));
    expect(await readText(vault, "/dir1/sub/s.txt")).toBe("s\n");
    expect(await oddIn(storage)).toEqual([]);
    expect(events).toMatchObject([{ kind: "conflict-resolved", resolvedPath: "/dir1" }]);
  });

  it("c9s-no-name tells of the node, still reads it, and gives it a name when it is written", async () => {
    const { vault, storage, events } = await open("c9s-no-name", false);
    await vault.list("/");
    expect(events).toMatchObject([{ kind: "name-not-decodable", path: "/" }]);
    expect(await readText(vault, `/${LONG}`)).toBe("long file name\n");
    const draft = await vault.draftFile(`/${LONG}`);
    await draft.commit();
    expect(await treeOf(vault)).toEqual(sorted(...whole));
    expect((await pathsIn(storage)).filter((path) => path.endsWith(".tmp"))).toEqual([]);
  });

  it("c9s-trailing-bytes is read and replaced", async () => {
    const { vault } = await open("c9s-trailing-bytes", false);
    expect(await readText(vault, `/${LONG}`)).toBe("long file name\n");
    const draft = await vault.draftFile(`/${LONG}`);
    await draft.commit();
    expect((await vault.stat(`/${LONG}`)).size).toBe(0);
  });

  it("name-moved tells of the node that belongs elsewhere, once", async () => {
    const { vault, events, storage } = await open("name-moved", false);
    for (let time = 0; time < 3; time += 1) await vault.list("/dir1");
    expect(events).toMatchObject([{ kind: "name-not-decodable", path: "/dir1" }]);
    const [event] = events;
    const path = event && "ciphertextPath" in event ? event.ciphertextPath : "";
    expect(await storage.find(path)).not.toBeNull();
  });

  it("dir-empty-dirfile is no way back to the root, and told", async () => {
    const { vault, events } = await open("dir-empty-dirfile", false);
    const entries = await vault.list("/");
    expect(entries.find(({ name }) => name === "dir1")).toMatchObject({
      failure: { kind: "broken-node", path: "/dir1" },
    });
    await expect(vault.list("/dir1")).rejects.toEqual(failing("broken-node", "/dir1"));
    await expect(vault.list("/dir1/dir1")).rejects.toEqual(failing("broken-node", "/dir1"));
    await expect(vault.draftFile("/dir1/x")).rejects.toEqual(failing("broken-node", "/dir1"));
    expect(events).toMatchObject([{ kind: "broken-node", path: "/dir1" }]);
  });

  it("dir-missing-content is told, and refuses what would be written into it", async () => {
    const { vault, events } = await open("dir-missing-content", false);
    await vault.list("/");
    await expect(vault.list("/dir2")).rejects.toEqual(failing("broken-node", "/dir2"));
    await expect(vault.makeDirectory("/dir2/x")).rejects.toEqual(failing("broken-node"));
    expect(events).toMatchObject([{ kind: "broken-node", path: "/dir2" }]);
  });
});
