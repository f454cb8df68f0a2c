/** Conflict copies in the folder of a node: sync clients merge folders, and keep both versions of the files in them. */

import { describe, expect, it } from "vitest";
import type { Storage } from "../../storage/storage.ts";
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
import { failingStorage } from "../../test-support/storages/failing-storage.ts";

const LONG = `${"long name ".repeat(19)}.txt`;
const LONG_COPY = `${LONG.slice(0, -8)} (1).txt`;

/** Puts the data file of /theirs into the folder of `path` as a copy of its data file. */
async function addInside(
  test: TestVault,
  paths: { readonly theirs: string; readonly mine: string },
  file: string,
  copy: string,
): Promise<string> {
  const vault = await test.open();
  const theirs = await nodePathOf(vault, paths.theirs);
  const to = `${await nodePathOf(vault, paths.mine)}/${copy}`;
  const isFolder = (await test.storage.stat(theirs)).kind === "directory";
  await test.storage.rename(isFolder ? `${theirs}/${file}` : theirs, to);
  if (isFolder) await test.storage.removeDirectory(theirs);
  await vault.lock();
  return to;
}

async function withFile(added = " (1)", theirs = "theirs"): Promise<TestVault & { copy: string }> {
  const test = await newTestVault();
  const vault = await test.open();
  await writeFile(vault, `/${LONG}`, "mine");
  await writeFile(vault, "/theirs", theirs);
  await vault.lock();
  const paths = { theirs: "/theirs", mine: `/${LONG}` };
  const copy = await addInside(test, paths, "", `contents${added}.c9r`);
  return { ...test, copy };
}

async function withDirectory(isSame = false): Promise<TestVault & { copy: string }> {
  const test = await newTestVault();
  const vault = await test.open();
  await vault.makeDirectory("/dir");
  await writeFile(vault, "/dir/mine", "mine");
  await vault.makeDirectory("/theirs");
  await writeFile(vault, "/theirs/theirs", "theirs");
  if (isSame) {
    const node = await nodePathOf(vault, "/dir");
    await test.storage.link(`${node}/dir.c9r`, `${node}/dir (1).c9r`);
    await vault.removeTree("/theirs");
    return { ...test, copy: `${node}/dir (1).c9r` };
  }
  await vault.lock();
  const paths = { theirs: "/theirs", mine: "/dir" };
  return { ...test, copy: await addInside(test, paths, "dir.c9r", "dir (1).c9r") };
}

const looseIn = async (storage: Storage): Promise<readonly string[]> =>
  (await pathsIn(storage)).filter(
    (path) =>
      /(contents|dir|symlink)[^/A-Za-z0-9][^/]*\.c9r$/.test(path) &&
      !/\/(contents|dir|symlink)\.c9r$/.test(path),
  );

describe("a second version of a file with a long name", () => {
  it("is shown, and read, in a read-only vault", async () => {
    const test = await withFile();
    const before = await pathsIn(test.storage);
    const vault = await test.open({ readOnly: true });
    expect(await readText(vault, `/${LONG_COPY}`)).toBe("theirs");
    expect(await namesIn(vault, "/")).toEqual([LONG_COPY, LONG].sort());
    expect(await readText(vault, `/${LONG}`)).toBe("mine");
    expect(await pathsIn(test.storage)).toEqual(before);
  });

  it.each([" (1)", "-HOST", " (Alice's conflicted copy)", ".sync-conflict-2020"])(
    "gets a node of its own when a writable vault is listed: %j",
    async (added) => {
      const test = await withFile(added);
      const { vault, events } = await openListening(test);
      const names = await namesIn(vault, "/");
      expect(names).toHaveLength(2);
      const copy = names.find((name) => name !== LONG) ?? "";
      expect(copy).toContain(added);
      expect(await readText(vault, `/${copy}`)).toBe("theirs");
      expect(await looseIn(test.storage)).toEqual([]);
      expect(events).toMatchObject([
        { kind: "conflict-resolved", path: `/${LONG}`, ciphertextPath: test.copy },
      ]);
    },
  );

  it("goes if it holds the same", async () => {
    const test = await withFile(" (1)", "mine");
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual([LONG]);
    expect(await looseIn(test.storage)).toEqual([]);
    expect(await readText(vault, `/${LONG}`)).toBe("mine");
  });

  it("takes the place of the first if that is gone", async () => {
    const test = await withFile();
    await test.storage.removeFile(test.copy.replace(" (1)", ""));
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual([LONG]);
    expect(await readText(vault, `/${LONG}`)).toBe("theirs");
  });

  it("is not removed with the first, nor moved away with it, nor written over", async () => {
    const removed = await withFile();
    const first = await removed.open();
    await first.removeFile(`/${LONG}`);
    expect(await namesIn(first, "/")).toEqual([LONG_COPY]);
    expect(await readText(first, `/${LONG_COPY}`)).toBe("theirs");

    const moved = await withFile();
    const second = await moved.open();
    await second.move(`/${LONG}`, "/short");
    expect(await namesIn(second, "/")).toEqual([LONG_COPY, "short"].sort());
    expect(await readText(second, `/${LONG_COPY}`)).toBe("theirs");

    const replaced = await withFile();
    const third = await replaced.open();
    await writeFile(third, `/${LONG}`, "newer");
    expect(await readText(third, `/${LONG_COPY}`)).toBe("theirs");
    await third.makeLink("/link", "x");
    await third.move("/link", `/${LONG}`, { replace: true });
    expect(await readText(third, `/${LONG_COPY}`)).toBe("theirs");
  });

  it("keeps the first from being removed as long as it cannot be taken out", async () => {
    const test = await withFile();
    const disk = failingStorage(test.storage, ({ name, path }) =>
      path === test.copy && (name === "rename" || name === "link") ? "EBUSY" : null,
    );
    const { vault, events } = await openListening(test, disk);
    await expect(vault.removeFile(`/${LONG}`)).rejects.toEqual(failing("in-use", `/${LONG}`));
    expect(await readText(vault, `/${LONG}`)).toBe("mine");
    expect(await readText(vault, `/${LONG_COPY}`)).toBe("theirs");
    expect(events).toMatchObject([{ kind: "conflict-not-resolved", path: `/${LONG_COPY}` }]);
  });

  it("is read, edited, moved and removed by its name", async () => {
    const test = await withFile();
    const vault = await test.open();
    const editor = await vault.editFile(`/${LONG_COPY}`);
    await editor.append(new TextEncoder().encode(", edited"));
    await editor.close();
    expect(await readText(vault, `/${LONG_COPY}`)).toBe("theirs, edited");
    await vault.move(`/${LONG_COPY}`, "/moved");
    expect(await namesIn(vault, "/")).toEqual([LONG, "moved"].sort());
    expect(await readText(vault, "/moved")).toBe("theirs, edited");
    expect(await readText(vault, `/${LONG}`)).toBe("mine");

    const other = await (await withFile()).open();
    await other.removeFile(`/${LONG_COPY}`);
    expect(await namesIn(other, "/")).toEqual([LONG]);
    expect(await readText(other, `/${LONG}`)).toBe("mine");
  });
});

describe("a second directory of the same name", () => {
  it("is shown, with what is in it, in a read-only vault", async () => {
    const test = await withDirectory();
    const before = await pathsIn(test.storage);
    const vault = await test.open({ readOnly: true });
    expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
    expect(await namesIn(vault, "/")).toEqual(["dir (1)/", "dir/"]);
    expect(await namesIn(vault, "/dir")).toEqual(["mine"]);
    expect(await pathsIn(test.storage)).toEqual(before);
  });

  it("gets a node of its own when a writable vault is listed", async () => {
    const test = await withDirectory();
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir (1)/", "dir/"]);
    expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
    expect(await looseIn(test.storage)).toEqual([]);
    expect(events).toMatchObject([{ kind: "conflict-resolved", resolvedPath: "/dir (1)" }]);
    await writeFile(vault, "/dir (1)/more", "x");
    await vault.lock();
    expect(await namesIn(await test.open(), "/dir (1)")).toEqual(["more", "theirs"]);
  });

  it("that is the same one is not shown, and goes", async () => {
    const test = await withDirectory(true);
    const readOnly = await test.open({ readOnly: true });
    expect(await namesIn(readOnly, "/")).toEqual(["dir/"]);
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
    expect(await looseIn(test.storage)).toEqual([]);
    expect(await namesIn(vault, "/dir")).toEqual(["mine"]);
  });

  it("is the only one if the id of the first is gone", async () => {
    const test = await withDirectory();
    await test.storage.removeFile(test.copy.replace(" (1)", ""));
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
    expect(await namesIn(vault, "/dir")).toEqual(["theirs"]);
  });

  it("is not removed with the first", async () => {
    const test = await withDirectory();
    const vault = await test.open();
    await vault.removeFile("/dir/mine");
    await vault.removeDirectory("/dir");
    expect(await namesIn(vault, "/")).toEqual(["dir (1)/"]);
    expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
  });

  it("is moved with its content, by its name", async () => {
    const test = await withDirectory();
    const vault = await test.open();
    await vault.move("/dir (1)", `/dir/${LONG}`);
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
    expect(await readText(vault, `/dir/${LONG}/theirs`)).toBe("theirs");
  });
});

describe("a second link of the same name", () => {
  it("gets a node of its own when a writable vault is listed", async () => {
    const test = await newTestVault();
    const before = await test.open();
    await before.makeLink("/link", "mine");
    await before.makeLink("/theirs", "theirs");
    const paths = { theirs: "/theirs", mine: "/link" };
    await addInside(test, paths, "symlink.c9r", "symlink-HOST.c9r");
    const readOnly = await test.open({ readOnly: true });
    expect(await namesIn(readOnly, "/")).toEqual(["link-HOST@", "link@"]);
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["link-HOST@", "link@"]);
    expect(await vault.readLink("/link-HOST")).toBe("theirs");
    expect(await vault.readLink("/link")).toBe("mine");
    expect(await looseIn(test.storage)).toEqual([]);
  });
});

describe("what belongs into a node, or to other programs", () => {
  it.each([
    "name (1).c9s",
    "dirid (1).c9r",
    ".DS_Store",
    "dir.c9r.part",
    "directory.c9r",
    "contents (1).c9r",
  ])("is no copy: %s in a directory", async (name) => {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    const file = await test.storage.open(`${await nodePathOf(vault, "/dir")}/${name}`, "create");
    await file.write(new Uint8Array(100), 0);
    await file.close();
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
  });
});
