/** What sync clients leave when two machines changed the same file. */

import { describe, expect, it } from "vitest";
import type { Storage } from "../../storage/storage.ts";
import { addToName, copyNode, nodePathOf } from "../../test-support/ciphertext-nodes.ts";
import { hasOdd, openListening, readOnly } from "../../test-support/conflict-copies.ts";
import {
  namesIn,
  newTestVault,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import { failingStorage } from "../../test-support/storages/failing-storage.ts";
import { readWhole, writeWhole } from "../../test-support/whole-file.ts";

const LONG = `${"long name ".repeat(19)}.txt`;

/**
 * A vault in which `path` holds `mine`, and beside it lies a conflict copy of it
 * that holds `theirs`.
 */
async function withCopy(
  path: string,
  added: string,
  contents: { readonly mine: string | null; readonly theirs: string },
): Promise<TestVault & { copy: string }> {
  const test = await newTestVault();
  const vault = await test.open();
  await writeFile(vault, path, contents.theirs);
  const copy = await addToName(test.storage, await nodePathOf(vault, path), added);
  if (contents.mine !== null) await writeFile(vault, path, contents.mine);
  await vault.lock();
  return { ...test, copy };
}

describe.each([
  ["Dropbox", " (Alice's conflicted copy 2020-02-29)"],
  ["Google Drive", " (1)"],
  ["OneDrive", "-DESKTOP-1A2B3C4"],
  ["iCloud", " 2"],
  ["Syncthing", ".sync-conflict-20200229-120000-ABCDEFG"],
  ["Nextcloud", " (conflicted copy 2020-02-29 120000)"],
])("a conflict copy of %s", (_, added) => {
  const name = `/report${added}.txt`;

  it("is shown and can be read, and stays where it is, in a read-only vault", async () => {
    const test = await withCopy("/report.txt", added, { mine: "mine", theirs: "theirs" });
    await readOnly(test, async (vault) => {
      // Asked for before anything was listed, as `cat` does.
      expect(await readText(vault, name)).toBe("theirs");
      expect(await namesIn(vault, "/")).toEqual([`report${added}.txt`, "report.txt"].sort());
      expect(await readText(vault, "/report.txt")).toBe("mine");
    });
  });

  it("gets a name of its own when a writable vault is listed", async () => {
    const test = await withCopy("/report.txt", added, { mine: "mine", theirs: "theirs" });
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual([`report${added}.txt`, "report.txt"].sort());
    expect(await readText(vault, name)).toBe("theirs");
    expect(await readText(vault, "/report.txt")).toBe("mine");
    expect(events).toEqual([
      {
        kind: "conflict-resolved",
        path: "/report.txt",
        ciphertextPath: test.copy,
        resolvedPath: name,
      },
    ]);
    expect(await test.storage.find(test.copy)).toBeNull();
    expect(await test.storage.find(await nodePathOf(vault, name))).not.toBeNull();
  });
});

describe("a conflict copy", () => {
  it("of which the original is gone becomes the original again", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: null, theirs: "theirs" });
    await readOnly(test, async (vault) => {
      expect(await readText(vault, "/a.txt")).toBe("theirs");
      expect(await namesIn(vault, "/")).toEqual(["a.txt"]);
    });
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["a.txt"]);
    expect(await hasOdd(test.storage)).toBe(false);
    expect(events).toMatchObject([{ kind: "conflict-resolved", resolvedPath: "/a.txt" }]);
  });

  it("with the content of the original goes, when that is proven", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "same", theirs: "same" });
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual(["a (1).txt", "a.txt"]);
    });
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["a.txt"]);
    expect(await readText(vault, "/a.txt")).toBe("same");
    expect(await test.storage.find(test.copy)).toBeNull();
    expect(events).toMatchObject([{ kind: "conflict-resolved", resolvedPath: "/a.txt" }]);
  });

  it("stays when it has the size of the original and another content", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "1234", theirs: "5678" });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["a (1).txt", "a.txt"]);
    expect(await readText(vault, "/a (1).txt")).toBe("5678");
  });

  it("stays when either does not authenticate, even if both held the same", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "same", theirs: "same" });
    const bytes = await readWhole(test.storage, test.copy);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    await writeWhole(test.storage, test.copy, bytes);
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["a (1).txt", "a.txt"]);
    expect(await readText(vault, "/a.txt")).toBe("same");
  });

  it("that is still on its way is shown, and left to its sync client", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "mine", theirs: "theirs" });
    await writeWhole(test.storage, test.copy, new Uint8Array());
    const { vault } = await openListening(test);
    const entries = await vault.list("/");
    expect(entries.find(({ name }) => name === "a (1).txt")).toMatchObject({
      failure: { kind: "broken-node", path: "/a (1).txt" },
    });
    expect(await test.storage.find(test.copy)).not.toBeNull();
  });

  it("gets a number when its name is taken", async () => {
    const test = await newTestVault();
    const before = await test.open();
    await writeFile(before, "/a (x).txt", "mine too");
    await writeFile(before, "/a.txt", "theirs");
    await addToName(test.storage, await nodePathOf(before, "/a.txt"), " (x)");
    await writeFile(before, "/a.txt", "mine");
    await before.lock();
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["a (1).txt", "a (x).txt", "a.txt"]);
    expect(await readText(vault, "/a (1).txt")).toBe("theirs");
    expect(await readText(vault, "/a (x).txt")).toBe("mine too");
  });

  it("among others of the same file gets the same name each time", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "mine", theirs: "theirs 0" });
    const before = await test.open();
    for (const added of [" (1) (1)", "_2", " - Copy"]) {
      await writeFile(before, "/b", `theirs${added}`);
      await test.storage.rename(await nodePathOf(before, "/b"), test.copy.replace(" (1)", added));
    }
    await before.lock();
    const expected = ["a (1) (1).txt", "a (1).txt", "a - Copy.txt", "a.txt", "a_2.txt"];
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual(expected);
      expect(await readText(vault, "/a_2.txt")).toBe("theirs_2");
    });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(expected);
    expect(await readText(vault, "/a_2.txt")).toBe("theirs_2");
    expect(await hasOdd(test.storage)).toBe(false);
  });

  it("that cannot be renamed is shown all the same, told once, and tried again later", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "mine", theirs: "theirs" });
    let isLocked = true;
    const disk = failingStorage(test.storage, ({ name, path }) =>
      isLocked && path === test.copy && (name === "link" || name === "rename") ? "EBUSY" : null,
    );
    const { vault, events } = await openListening(test, disk);
    for (let time = 0; time < 3; time += 1) {
      expect(await namesIn(vault, "/")).toEqual(["a (1).txt", "a.txt"]);
    }
    expect(await readText(vault, "/a (1).txt")).toBe("theirs");
    expect(events).toEqual([
      { kind: "conflict-not-resolved", path: "/a (1).txt", ciphertextPath: test.copy },
    ]);
    isLocked = false;
    await vault.lock();
    const again = await openListening(test, disk);
    expect(await namesIn(again.vault, "/")).toEqual(["a (1).txt", "a.txt"]);
    expect(again.events).toMatchObject([{ kind: "conflict-resolved" }]);
  });

  it("never replaces what another program puts there in the same moment", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: null, theirs: "theirs" });
    const original = test.copy.replace(" (1)", "");
    let hasCome = false;
    const disk: Storage = {
      ...test.storage,
      link: async (from, to) => {
        if (to === original && !hasCome) {
          hasCome = true;
          await copyNode(test.storage, from, original);
        }
        return test.storage.link(from, to);
      },
    };
    const { vault } = await openListening(test, disk);
    await vault.list("/");
    expect(hasCome).toBe(true);
    expect(await test.storage.find(test.copy)).not.toBeNull();
    expect(await test.storage.find(original)).not.toBeNull();
  });

  it("goes with its editor when it gets its name", async () => {
    const test = await withCopy("/a.txt", " (1)", { mine: "mine", theirs: "theirs" });
    const { vault } = await openListening(test);
    const editor = await vault.editFile("/a (1).txt");
    await editor.append(new TextEncoder().encode(", edited"));
    expect(await namesIn(vault, "/")).toEqual(["a (1).txt", "a.txt"]);
    await editor.close();
    expect(await readText(vault, "/a (1).txt")).toBe("theirs, edited");
    expect(await hasOdd(test.storage)).toBe(false);
  });

  it("of a long name keeps a long name", async () => {
    const test = await withCopy(`/${LONG}`, " (1)", { mine: "mine", theirs: "theirs" });
    const name = `${LONG.slice(0, -8)} (1).txt`;
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual([name, LONG].sort());
      expect(await readText(vault, `/${name}`)).toBe("theirs");
    });
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual([name, LONG].sort());
    expect(await readText(vault, `/${name}`)).toBe("theirs");
    expect(await readText(vault, `/${LONG}`)).toBe("mine");
    expect(await hasOdd(test.storage)).toBe(false);
    expect(events).toMatchObject([{ kind: "conflict-resolved" }]);
  });

  it("of a long name takes the place of an original that is gone", async () => {
    const test = await withCopy(`/${LONG}`, " (1)", { mine: null, theirs: "theirs" });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual([LONG]);
    expect(await readText(vault, `/${LONG}`)).toBe("theirs");
    expect(await hasOdd(test.storage)).toBe(false);
  });

  it("of a long name with the same content goes", async () => {
    const test = await withCopy(`/${LONG}`, " (1)", { mine: "same", theirs: "same" });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual([LONG]);
    expect(await hasOdd(test.storage)).toBe(false);
  });
});

describe("a conflict copy that no other client sees", () => {
  async function withTail(tail: string): Promise<TestVault & { copy: string }> {
    const test = await newTestVault();
    const vault = await test.open();
    await writeFile(vault, "/a.txt", "theirs");
    const node = await nodePathOf(vault, "/a.txt");
    const copy = `${node}${tail}`;
    await test.storage.rename(node, copy);
    await writeFile(vault, "/a.txt", "mine");
    await vault.lock();
    return { ...test, copy };
  }

  it.each([" (1)", " 2", "-HOST", " (conflicted copy 2020)"])(
    "because %j follows its ending, is shown and never renamed by itself",
    async (tail) => {
      const test = await withTail(tail);
      const { vault, events } = await openListening(test);
      expect(await namesIn(vault, "/")).toEqual([`a${tail}.txt`, "a.txt"].sort());
      expect(await readText(vault, `/a${tail}.txt`)).toBe("theirs");
      expect(await test.storage.find(test.copy)).not.toBeNull();
      expect(events).toEqual([]);
    },
  );

  it("can be moved, replaced and removed like any other file", async () => {
    const moved = await withTail(" (1)");
    const vault = await moved.open();
    await vault.move("/a (1).txt", "/b.txt");
    expect(await namesIn(vault, "/")).toEqual(["a.txt", "b.txt"]);
    expect(await readText(vault, "/b.txt")).toBe("theirs");

    const replaced = await withTail(" (1)");
    const second = await replaced.open();
    await writeFile(second, "/a (1).txt", "newer");
    expect(await namesIn(second, "/")).toEqual(["a (1).txt", "a.txt"]);
    expect(await readText(second, "/a (1).txt")).toBe("newer");
    await second.removeFile("/a (1).txt");
    expect(await namesIn(second, "/")).toEqual(["a.txt"]);
    expect(await readText(second, "/a.txt")).toBe("mine");
  });

  it.each([".part", ".tmp", "~", ".crdownload", ".Ab12Cd"])(
    "is not one if %j follows its ending: that is a download under way",
    async (tail) => {
      const test = await withTail(tail);
      const vault = await test.open();
      expect(await namesIn(vault, "/")).toEqual(["a.txt"]);
      expect(await test.storage.find(test.copy)).not.toBeNull();
    },
  );
});
