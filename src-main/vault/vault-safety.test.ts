/** What must not happen: bad paths, locks, read-only vaults, drafts that end half-way. */

import { describe, expect, it } from "vitest";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readText,
  writeFile,
} from "../test-support/open-test-vault.ts";

const drafts = async (storage: Storage): Promise<readonly string[]> =>
  (await pathsIn(storage)).filter((path) => path.endsWith(".tmp"));

describe("paths", () => {
  it.each(["", "a", "a/b", "//", "/a//b", "/.", "/a/..", "/../a", "/a\0b"])(
    "%j is refused",
    async (path) => {
      const vault = await (await newTestVault()).open();
      await expect(vault.stat(path)).rejects.toEqual(failing("name-invalid", path));
      await expect(vault.draftFile(path)).rejects.toEqual(failing("name-invalid", path));
    },
  );

  it("may end with a slash", async () => {
    const vault = await (await newTestVault()).open();
    await vault.makeDirectory("/a/");
    expect((await vault.stat("/a/")).kind).toBe("directory");
  });

  it("have names that fit into a vault", async () => {
    const vault = await (await newTestVault()).open();
    const path = `/${"x".repeat(7662)}`;
    await expect(vault.makeDirectory(path)).rejects.toMatchObject({
      failure: { kind: "name-too-long", path, limit: 7661 },
    });
  });

  it("fail for what is not there or something else", async () => {
    const vault = await (await newTestVault()).open();
    await writeFile(vault, "/file", "x");
    await vault.makeDirectory("/dir");
    await expect(vault.stat("/no")).rejects.toEqual(failing("not-found", "/no"));
    await expect(vault.list("/file")).rejects.toEqual(failing("is-not-a-directory", "/file"));
    await expect(vault.openFile("/dir")).rejects.toEqual(failing("is-a-directory", "/dir"));
    await expect(vault.draftFile("/dir")).rejects.toEqual(failing("is-a-directory", "/dir"));
    await expect(vault.draftFile("/no/file")).rejects.toEqual(failing("not-found", "/no"));
    await expect(vault.removeFile("/dir")).rejects.toEqual(failing("is-a-directory", "/dir"));
    await expect(vault.removeDirectory("/file")).rejects.toEqual(
      failing("is-not-a-directory", "/file"),
    );
    await expect(vault.readLink("/file")).rejects.toEqual(failing("is-not-a-link", "/file"));
    await expect(vault.removeTree("/")).rejects.toEqual(failing("name-invalid"));
    await expect(vault.move("/file", "/no/x")).rejects.toEqual(failing("not-found", "/no"));
  });
});

describe("drafts", () => {
  it("are invisible until they are committed, and gone when aborted", async () => {
    const { open, storage } = await newTestVault();
    const vault = await open();
    await writeFile(vault, "/file", "old");
    const draft = await vault.draftFile("/file");
    await draft.write(new Uint8Array(2_000_000));
    expect(await namesIn(vault, "/")).toEqual(["file"]);
    expect(await readText(vault, "/file")).toBe("old");
    await draft.abort();
    expect(await drafts(storage)).toEqual([]);
    expect(await readText(vault, "/file")).toBe("old");
  });

  it("leave a reader the version it was opened on", async () => {
    const vault = await (await newTestVault()).open();
    await writeFile(vault, "/file", "old");
    const reader = await vault.openFile("/file");
    await writeFile(vault, "/file", "new!");
    expect(new TextDecoder().decode(await reader.read(0, 10))).toBe("old");
    await reader.close();
    expect(await readText(vault, "/file")).toBe("new!");
  });

  it("give one winner when many are committed exclusively at once", async () => {
    const vault = await (await newTestVault()).open();
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, async (_, i) => {
        const draft = await vault.draftFile("/file", { exclusive: true });
        await draft.write(new Uint8Array(10).fill(i));
        return draft.commit();
      }),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("give one of the whole versions when many are committed at once", async () => {
    const { open, storage } = await newTestVault();
    const vault = await open();
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => writeFile(vault, "/file", String(i).repeat(50_000))),
    );
    expect(await readText(vault, "/file")).toMatch(/^(.)\1{49999}$/);
    expect(await drafts(storage)).toEqual([]);
  });

  it("fail, and vanish, when their directory was removed meanwhile", async () => {
    const { open, storage } = await newTestVault();
    const vault = await open();
    await vault.makeDirectory("/dir");
    const draft = await vault.draftFile("/dir/file");
    await draft.write(new Uint8Array(10));
    await vault.removeDirectory("/dir");
    await expect(draft.commit()).rejects.toEqual(failing("not-found", "/dir"));
    expect(await drafts(storage)).toEqual([]);
  });
});

describe("a lock", () => {
  it("ends everything: files, drafts, every further operation", async () => {
    const { open, storage } = await newTestVault();
    const vault = await open();
    await writeFile(vault, "/file", "content");
    const reader = await vault.openFile("/file");
    const draft = await vault.draftFile("/new");
    await draft.write(new Uint8Array(10));
    await vault.lock();
    await vault.lock();
    await expect(reader.read(0, 1)).rejects.toEqual(failing("locked"));
    await expect(draft.write(new Uint8Array(1))).rejects.toEqual(failing("locked"));
    await expect(draft.commit()).rejects.toEqual(failing("locked"));
    await expect(vault.list("/")).rejects.toEqual(failing("locked"));
    await expect(vault.makeDirectory("/d")).rejects.toEqual(failing("locked"));
    expect(await drafts(storage)).toEqual([]);
    expect(await namesIn(await open(), "/")).toEqual(["file"]);
  });

  it("waits for a commit that has begun", async () => {
    const { open } = await newTestVault();
    const vault = await open();
    const draft = await vault.draftFile("/file");
    await draft.write(new Uint8Array(100_000).fill(1));
    const commit = draft.commit();
    await vault.lock();
    await commit;
    expect((await (await open()).stat("/file")).size).toBe(100_000);
  });
});

describe("a read-only vault", () => {
  it("refuses every write and stays byte for byte the same", async () => {
    const { open, storage } = await newTestVault();
    const writable = await open();
    await writeFile(writable, "/file", "x");
    await writable.makeDirectory("/dir");
    await writable.lock();
    const before = await pathsIn(storage);

    const vault = await open({ readOnly: true });
    expect(vault.info.readOnly).toBe(true);
    const writes = [
      vault.draftFile("/file"),
      vault.makeDirectory("/new"),
      vault.removeFile("/file"),
      vault.removeDirectory("/dir"),
      vault.removeTree("/dir"),
      vault.move("/file", "/other"),
      vault.copy("/file", "/other"),
      vault.makeLink("/link", "file"),
      vault.setModified("/file", 0),
    ];
    for (const write of writes) await expect(write).rejects.toEqual(failing("read-only"));
    expect(await readText(vault, "/file")).toBe("x");
    await vault.lock();
    expect(await pathsIn(storage)).toEqual(before);
  });
});
