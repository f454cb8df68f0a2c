import { describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import type { Vault } from "./vault.ts";

/** /dir/file, and links to it of every kind. */
async function vaultWithLinks(): Promise<Vault> {
  const vault = await (await newTestVault()).open();
  await vault.makeDirectory("/dir");
  await writeFile(vault, "/dir/file", "x");
  await vault.makeLink("/to-file", "dir/file");
  await vault.makeLink("/to-dir", "./dir/");
  await vault.makeLink("/dir/up", "../to-dir/file");
  await vault.makeLink("/absolute", "/dir");
  await vault.makeLink("/outside", "../../etc/passwd");
  await vault.makeLink("/loop", "loop2");
  await vault.makeLink("/loop2", "loop");
  await vault.makeLink("/dangling", "nothing/here");
  return vault;
}

describe("links", () => {
  it("give back their target as it was stored", async () => {
    const vault = await vaultWithLinks();
    expect(await vault.readLink("/outside")).toBe("../../etc/passwd");
    expect(await vault.stat("/outside")).toMatchObject({ kind: "symlink", size: null });
  });

  it.each([
    ["/to-file", "/dir/file"],
    ["/to-dir/file", "/dir/file"],
    ["/dir/up", "/dir/file"],
    ["/absolute/up", "/dir/file"],
    ["/absolute/new", "/dir/new"],
    ["/dir/file", "/dir/file"],
    ["/", "/"],
  ])("%s stands for %s", async (path, target) => {
    expect(await (await vaultWithLinks()).resolveLinks(path)).toBe(target);
  });

  it.each([
    ["/outside", "not-found"],
    ["/loop", "link-loop"],
    ["/loop/x", "link-loop"],
    ["/dangling", "not-found"],
    ["/to-file/x", "is-not-a-directory"],
  ] as const)("%s stands for nothing: %s", async (path, kind) => {
    await expect((await vaultWithLinks()).resolveLinks(path)).rejects.toEqual(failing(kind));
  });

  it("are not followed by anything else", async () => {
    const vault = await vaultWithLinks();
    await expect(vault.openFile("/to-file")).rejects.toEqual(failing("is-not-a-file", "/to-file"));
    await expect(vault.list("/to-dir")).rejects.toEqual(failing("is-not-a-directory", "/to-dir"));
    await expect(vault.draftFile("/to-file")).rejects.toEqual(failing("is-not-a-file", "/to-file"));
    await expect(vault.stat("/to-dir/file")).rejects.toEqual(
      failing("is-not-a-directory", "/to-dir"),
    );
  });

  it.each(["", "a\0b", "x".repeat(32_768)])(
    "refuse a target that no client could read",
    async (target) => {
      const vault = await vaultWithLinks();
      await expect(vault.makeLink("/bad", target)).rejects.toEqual(failing("link-target-invalid"));
    },
  );
});
