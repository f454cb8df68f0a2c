/** What sync clients leave when two machines changed the same thing. */

import { describe, expect, it } from "vitest";
import type { VaultEvent } from "../../../src-shared/model/vault-event.ts";
import type { Storage } from "../../storage/storage.ts";
import { addToName, copyNode, nodePathOf } from "../../test-support/ciphertext-nodes.ts";
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
import { readWhole, writeWhole } from "../../test-support/whole-file.ts";
import type { Vault } from "../vault.ts";

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

async function openListening(test: TestVault, storage = test.storage) {
  const events: VaultEvent[] = [];
  const vault = await test.open({ storage, onEvent: (event) => events.push(event) });
  return { vault, events };
}

/** Opens without the right to write, and sees to it that nothing was written. */
async function readOnly(test: TestVault, look: (vault: Vault) => Promise<void>): Promise<void> {
  const before = await pathsIn(test.storage);
  const vault = await test.open({ readOnly: true });
  await look(vault);
  await vault.lock();
  expect(await pathsIn(test.storage)).toEqual(before);
}

const hasOdd = async (storage: Storage): Promise<boolean> =>
  (await pathsIn(storage)).some((path) => /\/[^/]*[^/A-Za-z0-9_=-][^/]*\.c9[rs]/.test(path));

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

describe("a directory that a sync client has twice", () => {
  async function twice(isSame: boolean): Promise<TestVault & { copy: string }> {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    await writeFile(vault, "/dir/theirs", "theirs");
    const node = await nodePathOf(vault, "/dir");
    const copy = node.replace(".c9r", " (1).c9r");
    if (isSame) await copyNode(test.storage, node, copy);
    else {
      await test.storage.rename(node, copy);
      await vault.makeDirectory("/dir");
      await writeFile(vault, "/dir/mine", "mine");
    }
    await vault.lock();
    return { ...test, copy };
  }

  it("with the same id is shown once, and loses its copy in a writable vault", async () => {
    const test = await twice(true);
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual(["dir/"]);
      expect(await readText(vault, "/dir/theirs")).toBe("theirs");
    });
    const { vault, events } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir/"]);
    expect(await readText(vault, "/dir/theirs")).toBe("theirs");
    expect(await test.storage.find(test.copy)).toBeNull();
    expect(events).toMatchObject([{ kind: "conflict-resolved", resolvedPath: "/dir" }]);
  });

  it("with another id is shown as a copy, with its own content", async () => {
    const test = await twice(false);
    await readOnly(test, async (vault) => {
      expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
      expect(await namesIn(vault, "/")).toEqual(["dir (1)/", "dir/"]);
      expect(await namesIn(vault, "/dir")).toEqual(["mine"]);
    });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(["dir (1)/", "dir/"]);
    expect(await readText(vault, "/dir (1)/theirs")).toBe("theirs");
    expect(await hasOdd(test.storage)).toBe(false);
  });

  it("can be removed if nothing but its own id is in it twice", async () => {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    const file = await nodePathOf(vault, "/dir/file");
    const content = file.slice(0, file.lastIndexOf("/"));
    await copyNode(
      test.storage,
      `${content}/dirid.c9r`,
      `${content}/dirid (conflicted copy 2020-02-29).c9r`,
    );
    await vault.removeDirectory("/dir");
    expect(await namesIn(vault, "/")).toEqual([]);
    expect(await test.storage.find(content)).toBeNull();
  });

  it("can be removed with all its copies", async () => {
    const test = await newTestVault();
    const vault = await test.open();
    await vault.makeDirectory("/dir");
    await vault.makeDirectory("/dir/inner");
    const inner = await nodePathOf(vault, "/dir/inner");
    await copyNode(test.storage, inner, inner.replace(".c9r", " (1).c9r"));
    await vault.removeTree("/dir");
    expect(await namesIn(vault, "/")).toEqual([]);
  });
});

describe("a link that a sync client has twice", () => {
  it.each([
    ["target", ["link@"]],
    ["elsewhere", ["link (1)@", "link@"]],
  ])("with %j as the target of the copy gives %j", async (target, names) => {
    const test = await newTestVault();
    const before = await test.open();
    await before.makeLink("/link", target);
    await addToName(test.storage, await nodePathOf(before, "/link"), " (1)");
    await before.makeLink("/link", "target");
    await before.lock();
    await readOnly(test, async (vault) => {
      expect(await namesIn(vault, "/")).toEqual(names);
    });
    const { vault } = await openListening(test);
    expect(await namesIn(vault, "/")).toEqual(names);
    expect(await vault.readLink("/link")).toBe("target");
    expect(await hasOdd(test.storage)).toBe(false);
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
