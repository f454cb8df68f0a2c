import { beforeEach, describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import type { Storage } from "../storage/storage.ts";
import { copyNode, nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import { writeWhole } from "../test-support/whole-file.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";
import type { Vault } from "../vault/vault.ts";
import { decryptNames } from "./decrypt-names.ts";
import { locate } from "./locate.ts";

const LONG = `${"a long name ".repeat(15)}.txt`;
const every = ["/", "/a.txt", "/folder", "/folder/sub", "/folder/sub/b.txt", `/folder/${LONG}`];

let storage: Storage;
let vault: Vault;
beforeEach(async () => {
  const test = await newTestVault();
  storage = test.storage;
  vault = await test.open();
  await vault.makeDirectory("/folder");
  await vault.makeDirectory("/folder/sub");
  await writeFile(vault, "/a.txt", "first");
  await writeFile(vault, "/folder/sub/b.txt", "second");
  await writeFile(vault, `/folder/${LONG}`, "long");
});

/** What each ciphertext path is, or why it is nothing. */
async function named(...paths: readonly string[]): Promise<readonly string[]> {
  const names = await decryptNames(vault, paths);
  expect(names.map((name) => name.ciphertextPath)).toEqual(paths);
  return names.map((name) => ("path" in name ? name.path : name.problem));
}

describe("where something lies", () => {
  it.each(every)("is told of %s, and leads back to it", async (path) => {
    const { ciphertextPath, path: tidy } = await locate(vault, path);
    expect(tidy).toBe(path);
    await expect(storage.stat(ciphertextPath)).resolves.toBeDefined();
    expect(await named(ciphertextPath)).toEqual([path]);
  });

  it("is told of the content of a directory too", async () => {
    const { ciphertextPath, contentPath } = await locate(vault, "/folder/");
    expect(ciphertextPath).toMatch(/^d\/..\/.{30}\/.{24,}\.c9r$/);
    expect(contentPath).toMatch(/^d\/..\/.{30}$/);
    expect(await named(contentPath ?? "")).toEqual(["/folder"]);
    expect((await locate(vault, "/a.txt")).contentPath).toBeNull();
  });

  it("is told in whatever normal form it is asked for", async () => {
    await writeFile(vault, "/\u00e4", "");
    expect((await locate(vault, "/a\u0308")).path).toBe("/\u00e4");
  });

  it("is nowhere for what is not there", async () => {
    await expect(locate(vault, "/no")).rejects.toEqual(failing("not-found", "/no"));
    await expect(locate(vault, "no")).rejects.toEqual(failing("name-invalid"));
  });
});

describe("what something is called", () => {
  it("is told of everything in the vault", async () => {
    const paths = (await pathsIn(storage, "d")).filter((path) => /^d\/..\/.{30}/.test(path));
    const names = await named(...paths);
    expect([...new Set(names)].sort()).toEqual([...every].sort());
  });

  it("is told of what lies in a node, and of the directory for its backup", async () => {
    const { ciphertextPath, contentPath } = await locate(vault, "/folder");
    const long = (await locate(vault, `/folder/${LONG}`)).ciphertextPath;
    expect(
      await named(
        `${ciphertextPath}/dir.c9r`,
        `${long}/contents.c9r`,
        `${long}/name.c9s`,
        `${contentPath}/dirid.c9r`,
        `${contentPath}/`,
      ),
    ).toEqual(["/folder", `/folder/${LONG}`, `/folder/${LONG}`, "/folder", "/folder"]);
  });

  it("is told of what was removed, as long as its directory is there", async () => {
    const { ciphertextPath } = await locate(vault, "/folder/sub/b.txt");
    await vault.removeFile("/folder/sub/b.txt");
    expect(await named(ciphertextPath)).toEqual(["/folder/sub/b.txt"]);
  });

  it("is told of a conflict copy as it is listed", async () => {
    const node = await nodePathOf(vault, "/a.txt");
    const copy = node.replace(".c9r", " (1).c9r");
    await copyNode(storage, await nodePathOf(vault, "/folder/sub/b.txt"), copy);
    const [name = ""] = await named(copy);
    expect(name).toBe("/a (1).txt");
    expect((await vault.list("/")).map((entry) => `/${entry.name}`)).toContain(name);
  });

  it("is unknown of what is foreign, and that concerns nothing else", async () => {
    const { contentPath } = await locate(vault, "/");
    const { ciphertextPath } = await locate(vault, "/a.txt");
    const moved = `d/AA/${"A".repeat(30)}/${ciphertextPath.split("/").at(-1)}`;
    const wrongPlace = ciphertextPath.replace(
      /^.*\//,
      `${(await locate(vault, "/folder")).contentPath}/`,
    );
    await writeWhole(storage, `${contentPath}/.DS_Store`, utf8(""));
    expect(
      await named(
        `${contentPath}/.DS_Store`,
        ciphertextPath,
        moved,
        wrongPlace,
        "masterkey.cryptomator",
        "/etc/passwd",
        "d",
        "",
        `${contentPath}/x/y/z`,
      ),
    ).toEqual(["foreign", "/a.txt", ...Array<string>(7).fill("foreign")]);
  });

  it("is no path for what nothing leads to", async () => {
    const { ciphertextPath } = await locate(vault, "/folder/sub/b.txt");
    await removeDraftFolder(storage, await nodePathOf(vault, "/folder"));
    expect(await named(ciphertextPath)).toEqual(["orphan"]);
  });

  it("is found although a directory leads back to one it lies in", async () => {
    const folder = await nodePathOf(vault, "/folder");
    const { contentPath } = await locate(vault, "/folder/sub");
    const { ciphertextPath } = await locate(vault, "/a.txt");
    await copyNode(storage, folder, `${contentPath}/${folder.split("/").at(-1)}`);
    expect(await named(`d/AA/${"A".repeat(30)}`, ciphertextPath)).toEqual(["foreign", "/a.txt"]);
  });

  it("is no longer told once it was stopped", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(decryptNames(vault, ["d"], controller.signal)).rejects.toThrow();
  });
});
